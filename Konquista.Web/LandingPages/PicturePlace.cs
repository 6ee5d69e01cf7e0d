using System.Globalization;
using System.Text.RegularExpressions;

namespace Konquista.Web.LandingPages;

/// <summary>Where in a page's content a picture stands, by the name of the input it is chosen in: "Picture", "Blocks[2].Picture", "Blocks[2].Items[0].OtherPicture".</summary>
internal static partial class PicturePlace
{
    /// <summary>Before the names of inputs for files.</summary>
    public const string Prefix = "File.";

    /// <summary>False for a place that is not there.</summary>
    public static bool Put(PageContent content, string place, string? hash)
    {
        if (place == nameof(PageContent.Picture))
        {
            content.Picture = hash;
            return true;
        }

        var match = InBlock().Match(place);
        var block = match.Success ? content.Blocks.ElementAtOrDefault(Number(match, "block")) : null;
        if (block is null)
        {
            return false;
        }

        var isOther = match.Groups["other"].Length > 0;
        return match.Groups["item"].Success
            ? Put(block.Items.ElementAtOrDefault(Number(match, "item")), isOther, hash)
            : !isOther && Put(block, hash);
    }

    /// <summary>The block in which it stands; null for the picture of the whole.</summary>
    public static int? BlockOf(string place) => InBlock().Match(place) is { Success: true } match ? Number(match, "block") : null;

    private static bool Put(Block block, string? hash)
    {
        block.Picture = hash;
        return true;
    }

    private static bool Put(BlockItem? item, bool isOther, string? hash)
    {
        if (item is not null)
        {
            (item.Picture, item.OtherPicture) = isOther ? (item.Picture, hash) : (hash, item.OtherPicture);
        }

        return item is not null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Blocks\[(?<block>\d{1,3})\](\.Items\[(?<item>\d{1,3})\])?\.(?<other>Other)?Picture$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBlock();
}
