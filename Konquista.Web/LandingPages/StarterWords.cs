namespace Konquista.Web.LandingPages;

/// <summary>The words that themes begin with, which we invented; decides what of a page still is an example and may not be published as the business's own.</summary>
internal static class StarterWords
{
    private static readonly IReadOnlyList<Block> Blocks = [.. Theme.All.SelectMany(theme => theme.Begin().Blocks)];

    /// <summary>It has what nobody ever said: one such testimonial is one too many.</summary>
    public static bool HasVoices(Block block) => block.Kind == BlockKind.Testimonials && block.Items.Any(item => IsExample(block.Kind, item));

    /// <summary>All its answers are ours, promises included.</summary>
    public static bool HasOnlyAnswers(Block block) =>
        block.Kind == BlockKind.Questions && block.Items.Count > 0 && block.Items.All(item => IsExample(block.Kind, item));

    /// <summary>It says word by word what a theme begins with.</summary>
    public static bool IsExample(Block block) => Blocks.Any(starter => starter.Kind == block.Kind
        && Same(starter.Heading, block.Heading) && Same(starter.Text, block.Text)
        && starter.Items.Count == block.Items.Count && starter.Items.Zip(block.Items).All(pair => Same(pair.First, pair.Second)));

    private static bool IsExample(string kind, BlockItem item) =>
        !string.IsNullOrWhiteSpace(item.Text) && Blocks.Any(starter => starter.Kind == kind && starter.Items.Any(known => Same(known.Text, item.Text)));

    private static bool Same(BlockItem one, BlockItem other) => Same(one.Title, other.Title) && Same(one.Text, other.Text);

    private static bool Same(string? one, string? other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    // A browser ends lines in its own way.
    private static string Plain(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
