using System.ComponentModel.DataAnnotations;

namespace Konquista.Web.LandingPages;

/// <summary>One part of a landing page as it is typed and stored; which of its fields count, its kind says.</summary>
public sealed class Block
{
    public const int LongestHeading = 120;
    public const int LongestText = 3000;
    public const int LongestLabel = 40;
    public const int MostItems = 12;
    public const int MostOptions = 12;

    [Required, StringLength(20)]
    public string Kind { get; set; } = "";

    [StringLength(LongestHeading)]
    public string? Heading { get; set; }

    /// <summary>Plain, with the marks of WhatsApp.</summary>
    [StringLength(LongestText)]
    public string? Text { get; set; }

    /// <summary>What its button says.</summary>
    [StringLength(LongestLabel)]
    public string? Label { get; set; }

    /// <summary>The hash of its largest size.</summary>
    [RegularExpression(PageContent.Hash, MatchTimeoutInMilliseconds = 1000)]
    public string? Picture { get; set; }

    public IList<BlockItem> Items { get; set; } = [];

    /// <summary>A form asks which unit.</summary>
    public bool AskStore { get; set; }

    /// <summary>What a form asks besides, above its choices.</summary>
    [StringLength(80)]
    public string? Question { get; set; }

    /// <summary>The choices, one per line; the one taken becomes a tag of the lead.</summary>
    [StringLength(600)]
    public string? Options { get; set; }

    /// <summary>Above a field in which a person may write what they like; none when empty.</summary>
    [StringLength(80)]
    public string? Remark { get; set; }

    /// <summary>Somebody wrote or chose something here.</summary>
    internal bool HasContent => new[] { Heading, Text, Label, Picture, Question, Options, Remark }.Any(part => !string.IsNullOrWhiteSpace(part)) || FilledItems > 0;

    internal int FilledItems => Items.Count(item => new[] { item.Title, item.Text, item.Picture, item.OtherPicture }.Any(part => !string.IsNullOrWhiteSpace(part)));

    internal IReadOnlyList<string> Choices =>
        [.. (Options ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>One of the things that a block lists.</summary>
public sealed class BlockItem
{
    public const int LongestTitle = 120;
    public const int LongestText = 1000;

    [StringLength(LongestTitle)]
    public string? Title { get; set; }

    [StringLength(LongestText)]
    public string? Text { get; set; }

    /// <summary>Before, of a pair of pictures.</summary>
    [RegularExpression(PageContent.Hash, MatchTimeoutInMilliseconds = 1000)]
    public string? Picture { get; set; }

    /// <summary>After.</summary>
    [RegularExpression(PageContent.Hash, MatchTimeoutInMilliseconds = 1000)]
    public string? OtherPicture { get; set; }
}
