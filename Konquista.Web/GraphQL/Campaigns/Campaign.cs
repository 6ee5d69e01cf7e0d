using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>A campaign, as the schema shows it.</summary>
[May(Permission.See)]
[Description("Who enters, which phones, which hours, which sequence, what ends it (campanha).")]
internal sealed record Campaign
{
    public const string Columns = """
        c.id, c.name, c.state as storedstate, c.priority, c.note, c.created_at as createdat, c.changed_at as changedat, c.version,
          c.version_id as versionid, c.draft is not null and c.version_id is not null as hasdraft
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public Guid OfLeadId { get; init; }

    [Hidden]
    public required string StoredState { get; init; }

    [Hidden]
    public Guid? VersionId { get; init; }

    [Description("As people call it.")]
    public required string Name { get; init; }

    [Description("Where it stands.")]
    public CampaignState State => Word.Of<CampaignState>(StoredState);

    [Description("Which goes first where one person is in several: the smaller number.")]
    public int Priority { get; init; }

    [Description("What people of the business noted.")]
    public required string Note { get; init; }

    [Description("When it was made.")]
    public DateTime CreatedAt { get; init; }

    [Description("When it was last changed.")]
    public DateTime ChangedAt { get; init; }

    [Description("Counts the changes; give it with saveCampaign and publishCampaign.")]
    public int Version { get; init; }

    [Description("True when the draft differs from what newcomers get.")]
    public bool HasDraft { get; init; }

    [Description("What newcomers get: the published sequence as JSON, the same that saveCampaign takes. Null for a draft that was never published.")]
    public IDataLoaderResult<string?> Definition([FromServices] CampaignBatches batches) => batches.Definitions.LoadIf(VersionId ?? Guid.Empty, VersionId is not null);

    [Description("The draft as JSON; null where there is none.")]
    public IDataLoaderResult<string?> Draft([FromServices] CampaignBatches batches) => batches.Drafts.Load(Id);

    [Description("How many people are in it and how they left it.")]
    public IDataLoaderResult<CampaignPeople> People([FromServices] CampaignBatches batches) => batches.People.Always(Id);
}
