using Konquista.Web.Stores;

namespace Konquista.Web.LandingPages;

/// <summary>A landing page as it is drawn: for everybody alike, or for one person whose form was not taken, with what they typed and what is wrong.</summary>
internal sealed record PageView(PublishedPage Page, ILookup<string, PictureSize> Sizes, IReadOnlyList<StoreChoice> Stores)
{
    public PageContent Content => Page.Content;

    public PostedForm Form { get; init; } = new();

    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is wrong with the whole of it.</summary>
    public string? Notice { get; init; }

    /// <summary>Proof of when the page was looked at, for who keeps no cookies.</summary>
    public string? Mark { get; init; }

    /// <summary>It is looked at in the editor and takes nothing.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The address of the site as the world knows it; null where it is not set.</summary>
    public Uri? Site { get; init; }

    /// <summary>In their order, but the form before all others while it has something to say: no phone must scroll to see it.</summary>
    public IEnumerable<Block> Blocks => Notice is null ? Content.Blocks : Content.Blocks.OrderBy(block => block.Kind != BlockKind.Form);

    public bool Asks => Content.Form?.AskStore is true && Page.StoreId is null;

    public string? MistakeOf(string field) => Mistakes.TryGetValue(field, out var mistake) ? mistake : null;

    public IReadOnlyList<PictureSize> SizesOf(string? picture) => picture is null ? [] : [.. Sizes[picture]];
}
