namespace Konquista.Web.LandingPages;

/// <summary>Something that keeps a page from being published: in a block, by its place, or in the whole.</summary>
internal sealed record PageProblem(PageProblemKind Kind, int? Block = null);

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
