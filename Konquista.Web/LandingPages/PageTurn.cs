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

        return Math.Max(0, at - 1);
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
