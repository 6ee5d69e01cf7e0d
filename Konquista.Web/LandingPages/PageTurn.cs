using System.Globalization;

namespace Konquista.Web.LandingPages;

/// <summary>What a button inside the editor does to the blocks as they are typed: adds, removes and moves them and what they list.</summary>
internal static class PageTurn
{
    /// <summary>
    /// The block to show afterwards; null for a word that is none of these: "block-add:faq", "block-remove:2", "block-up:2", "block-down:2",
    /// "item-add:2", "item-remove:2:0", "item-up:2:1".
    /// </summary>
    public static int? Turn(this PageContent content, string? button)
    {
        var pieces = (button ?? "").Split(':');
        var (block, item) = (Number(pieces, 1), Number(pieces, 2));
        var items = content.Blocks.ElementAtOrDefault(block)?.Items ?? [];
        return pieces[0] switch
        {
            "block-add" when BlockKind.Find(pieces.ElementAtOrDefault(1)) is { } kind => Add(content.Blocks, New(kind), PageContent.MostBlocks),
            "block-remove" => Remove(content.Blocks, block),
            "block-up" => Swap(content.Blocks, block, block - 1),
            "block-down" => Swap(content.Blocks, block, block + 1),
            "item-add" => Within(block, Add(items, new(), Block.MostItems)),
            "item-remove" => Within(block, Remove(items, item)),
            "item-up" => Within(block, Swap(items, item, item - 1)),
            _ => null,
        };
    }

    /// <summary>The id of where the keyboard goes on afterwards: the block that was moved or added or stands where one was, or the thing within it.</summary>
    public static string? FocusAfter(this PageContent content, string? button, int? shown)
    {
        var pieces = (button ?? "").Split(':');
        var items = content.Blocks.ElementAtOrDefault(shown ?? -1)?.Items ?? [];
        var item = pieces[0] switch
        {
            "item-add" => items.Count - 1,
            "item-up" => Number(pieces, 2) - 1,
            "item-remove" => Math.Min(Number(pieces, 2), items.Count - 1),
            _ => -1,
        };
        return shown is null || pieces[0] is not ("block-add" or "block-up" or "block-down" or "block-remove" or "item-add" or "item-up" or "item-remove") ? null
            : item >= 0 ? string.Create(CultureInfo.InvariantCulture, $"item-{shown}-{item}-title")
            : content.Blocks.Count == 0 ? "block-add"
            : string.Create(CultureInfo.InvariantCulture, $"summary-{shown}");
    }

    private static int Within(int block, int _) => block;

    private static Block New(BlockKind kind) => new() { Kind = kind.Word, Items = kind.Item ? [new()] : [] };

    private static int Add<T>(IList<T> list, T one, int most)
    {
        if (list.Count < most && !list.IsReadOnly)
        {
            list.Add(one);
        }

        return list.Count - 1;
    }

    private static int Remove<T>(IList<T> list, int at)
    {
        if (at < list.Count)
        {
            list.RemoveAt(at);
        }

        return Math.Max(0, Math.Min(at, list.Count - 1));
    }

    private static int Swap<T>(IList<T> list, int at, int other)
    {
        if (at >= list.Count || other < 0 || other >= list.Count)
        {
            return at;
        }

        (list[at], list[other]) = (list[other], list[at]);
        return other;
    }

    private static int Number(string[] pieces, int at) =>
        pieces.Length > at && int.TryParse(pieces[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue - 1;
}
