using System.ComponentModel;
using System.Text.Json;
using GraphQL;
using Konquista.Web.LandingPages;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>The draft of a landing page as a program writes it.</summary>
[Description("What the draft of a landing page is to be. It replaces all of it, and need not be complete to be saved.")]
internal sealed record LandingPageInput
{
    [Description("The version you read.")]
    public required int Version { get; init; }

    [Description("As people of the business call it; at most 80 characters.")]
    public required string Name { get; init; }

    [Description("The end of its address: small letters, digits and hyphens. Of a page that is or was public it changes with the next publication.")]
    public required string Slug { get; init; }

    [Description("The campaign that those who come by it enter.")]
    public Guid? CampaignId { get; init; }

    [Description("The unit it is for; null for all.")]
    public Guid? StoreId { get; init; }

    [Name("content"), Description("What it says, as JSON like LandingPage.draft shows it; checked by the rules of the site's editor. Pictures are named by the hash of one that was uploaded there.")]
    public required string GivenContent { get; init; }

    /// <summary>Null when the content cannot be read.</summary>
    public LandingPageForm? ToForm() => Content() is not { } content ? null : new()
    {
        Version = Version,
        Name = Name,
        Slug = Slug,
        CampaignId = CampaignId,
        StoreId = StoreId,
        Content = content,
    };

    private PageContent? Content()
    {
        try
        {
            return PageContent.Read(GivenContent) is { Blocks.Count: <= PageContent.MostBlocks } content && content.Blocks.All(IsWhole) ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // As many as the editor lets one add, and nothing that it could not show.
    private static bool IsWhole(Block? block) => block?.Items is { Count: <= Block.MostItems } items && items.All(item => item is not null);
}
