using System.Globalization;

namespace Konquista.Web.LandingPages;

/// <summary>Something that keeps a page from being published: in a block, by its place, or in the whole.</summary>
internal sealed record PageProblem(PageProblemKind Kind, int? Block = null)
{
    /// <summary>The id of where in the editor it is solved.</summary>
    public string Place => Block is { } at ? string.Create(CultureInfo.InvariantCulture, $"in-block-{at}") : Kind switch
    {
        PageProblemKind.NoConsent or PageProblemKind.TooManyTags => "in-ending",
        PageProblemKind.NoTitle or PageProblemKind.TooLong => "in-sharing",
        PageProblemKind.UnknownTheme or PageProblemKind.SlugTaken or PageProblemKind.NoWhatsApp => "in-basics",
        _ => "blocks",
    };
}

/// <summary>What is wrong.</summary>
internal enum PageProblemKind
{
    NoTitle,
    NoBlocks,
    TooManyBlocks,
    NoForm,
    SeveralForms,
    NoConsent,
    TooManyTags,
    UnknownTheme,
    UnknownBlock,
    NoHeading,
    NoText,
    NoItems,
    TooManyItems,
    ItemEmpty,
    PairIncomplete,
    OptionsIncomplete,
    TooManyOptions,
    NoStore,
    NoAddress,
    NoWhatsApp,
    TooLong,
    SlugTaken,
    ExampleVoices,
    ExampleAnswers,
}
