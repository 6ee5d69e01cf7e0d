namespace Konquista.Web.LandingPages;

/// <summary>What a page must have before people may see it; decides by what is typed and by what its store and campaign give it.</summary>
internal static class PageRules
{
    private const int LongestTag = 40;

    public static IReadOnlyList<PageProblem> Of(PageContent content, PageSurroundings around) =>
    [
        .. Whole(content, around).Select(kind => new PageProblem(kind)),
        .. content.Blocks.Index().SelectMany(block => In(block.Item, around).Distinct().Select(kind => new PageProblem(kind, block.Index))),
    ];

    private static IEnumerable<PageProblemKind> Whole(PageContent content, PageSurroundings around)
    {
        (bool IsWrong, PageProblemKind Kind)[] checks =
        [
            (IsEmpty(content.Title), PageProblemKind.NoTitle),
            (content.Blocks.Count == 0, PageProblemKind.NoBlocks),
            (content.Blocks.Count > PageContent.MostBlocks, PageProblemKind.TooManyBlocks),
            (content.Form is null, PageProblemKind.NoForm),
            (content.Blocks.Count(block => block.Kind == BlockKind.Form) > 1, PageProblemKind.SeveralForms),
            (IsEmpty(content.Consent), PageProblemKind.NoConsent),
            (content.TagList.Count > PageContent.MostTags || content.TagList.Any(tag => tag.Length > LongestTag), PageProblemKind.TooManyTags),
            (Theme.Find(content.Theme) is null, PageProblemKind.UnknownTheme),
            (around.IsSlugTaken, PageProblemKind.SlugTaken),
            (content.ToWhatsApp && !around.HasWhatsApp, PageProblemKind.NoWhatsApp),
            (Long(content.Title, PageContent.LongestTitle) || Long(content.Description, PageContent.LongestDescription)
                || Long(content.Consent, PageContent.LongestConsent), PageProblemKind.TooLong),
        ];
        return checks.Where(check => check.IsWrong).Select(check => check.Kind);
    }

    private static IEnumerable<PageProblemKind> In(Block block, PageSurroundings around)
    {
        if (BlockKind.Find(block.Kind) is not { } kind)
        {
            return [PageProblemKind.UnknownBlock];
        }

        (bool IsWrong, PageProblemKind Kind)[] checks =
        [
            (IsEmpty(block.Heading) && kind.Word is not (BlockKind.Text or BlockKind.WhatsApp), PageProblemKind.NoHeading),
            (IsEmpty(block.Text) && IsEmpty(block.Picture) && kind.Word == BlockKind.Text, PageProblemKind.NoText),
            (kind.Item && block.Items.Count == 0, PageProblemKind.NoItems),
            (block.Items.Count > Block.MostItems, PageProblemKind.TooManyItems),
            (kind.Item && kind.ItemText && block.Items.Any(item => IsEmpty(item.Title) || (IsEmpty(item.Text) && kind.Word != BlockKind.Benefits)), PageProblemKind.ItemEmpty),
            (kind.ItemPictures && block.Items.Any(item => IsEmpty(item.Picture) || IsEmpty(item.OtherPicture)), PageProblemKind.PairIncomplete),
            (kind.IsForm && IsEmpty(block.Question) != (block.Choices.Count == 0), PageProblemKind.OptionsIncomplete),
            (block.Choices.Count > Block.MostOptions || block.Choices.Any(choice => choice.Length > LongestTag), PageProblemKind.TooManyOptions),
            (kind.Word == BlockKind.Place && !around.HasStore, PageProblemKind.NoStore),
            (kind.Word == BlockKind.Place && around is { HasStore: true, HasAddress: false }, PageProblemKind.NoAddress),
            (kind.Word == BlockKind.WhatsApp && !around.HasWhatsApp, PageProblemKind.NoWhatsApp),
            (StarterWords.HasVoices(block), PageProblemKind.ExampleVoices),
            (StarterWords.HasOnlyAnswers(block), PageProblemKind.ExampleAnswers),
            (IsTooLong(block), PageProblemKind.TooLong),
        ];
        return checks.Where(check => check.IsWrong).Select(check => check.Kind);
    }

    private static bool IsTooLong(Block block) =>
        Long(block.Heading, Block.LongestHeading) || Long(block.Text, Block.LongestText) || Long(block.Label, Block.LongestLabel)
        || block.Items.Any(item => Long(item.Title, BlockItem.LongestTitle) || Long(item.Text, BlockItem.LongestText));

    private static bool Long(string? text, int longest) => text?.Length > longest;

    private static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);
}

/// <summary>What stands around a page: whether it has a store with an address, and a number of ours that people can write to.</summary>
internal sealed record PageSurroundings(bool HasStore, bool HasAddress, bool HasWhatsApp)
{
    /// <summary>Another page has meanwhile got the address that this one is to have.</summary>
    public bool IsSlugTaken { get; init; }
}
