using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Stores;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>A landing page, as the schema shows it.</summary>
[May(Permission.See)]
[Description("A landing page by which people come in.")]
internal sealed record LandingPage
{
    public const string Columns = """
        g.id, g.slug, g.draft_slug as draftslug, g.name, g.state as storedstate, g.campaign_id as campaignid, g.store_id as storeid, g.changed_at as changedat, g.version,
          coalesce((select sum(v.visits) from landing_visits v where v.page_id = g.id), 0)::bigint as visits
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public required string StoredState { get; init; }

    [Hidden]
    public Guid? CampaignId { get; init; }

    [Hidden]
    public Guid? StoreId { get; init; }

    [Description("The end of its address, after /p/.")]
    public required string Slug { get; init; }

    [Description("The end of its address from the next publication on; null when it stays the same.")]
    public string? DraftSlug { get; init; }

    [Description("As people of the business call it.")]
    public required string Name { get; init; }

    [Description("Where it stands.")]
    public LandingPageState State => Word.Of<LandingPageState>(StoredState);

    [Description("When it was last changed.")]
    public DateTime ChangedAt { get; init; }

    [Description("How many browsers came, each counted once a day.")]
    public long Visits { get; init; }

    [Description("Counts the changes; give it with saveLandingPage and publishLandingPage.")]
    public int Version { get; init; }

    [May(Permission.LandingPages)]
    [Description("What its draft says, as JSON like saveLandingPage takes it.")]
    public IDataLoaderResult<string?> Draft([FromServices] LandingPageBatches batches) => batches.Drafts.Load(Id);

    [Description("The campaign that those who come by it enter.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] CampaignBatches batches) => batches.ById.LoadIf(CampaignId ?? Guid.Empty, CampaignId is not null);

    [Description("The unit it is for; null for all.")]
    public IDataLoaderResult<Store?> Store([FromServices] StoreBatches batches) => batches.ById.LoadIf(StoreId ?? Guid.Empty, StoreId is not null);
}

/// <summary>Where a landing page stands.</summary>
[Description("Where a landing page stands.")]
internal enum LandingPageState
{
    [Description("It was never public.")]
    Draft,

    [Description("It is public.")]
    Published,

    [Description("It was public and is not any more.")]
    Unpublished,

    [Description("It is out of the list.")]
    Archived,
}
