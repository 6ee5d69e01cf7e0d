using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Batches;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>What many rows show of their campaigns.</summary>
internal sealed class CampaignBatches(Reading reading, Asker asker)
{
    [StringSyntax("sql")]
    private const string Campaigns = $"select {Campaign.Columns} from campaigns c where c.id = any (@ids)";

    [StringSyntax("sql")]
    private const string Published = "select id as key, definition::text as value from campaign_versions where id = any (@ids)";

    [StringSyntax("sql")]
    private const string Unpublished = "select id as key, draft::text as value from campaigns where id = any (@ids) and draft is not null";

    [StringSyntax("sql")]
    private const string Counts = """
        select e.campaign_id as campaignid, count(*) filter (where e.state = 'active') as active,
          count(*) filter (where e.state = 'finished') as finished,
          count(*) filter (where e.state = 'stopped') as stopped,
          count(*) filter (where e.end_reason = 'replied') as replied,
          count(*) filter (where e.end_reason = 'booked') as booked
        from enrollments e
        where e.campaign_id = any (@ids) and (@only::uuid is null or e.lead_id in (select l.id from leads l where l.store_id = @only))
        group by e.campaign_id
        """;

    public Batch<Guid, Campaign> ById { get; } = new((ids, cancel) => reading.Each<Campaign>(Campaigns, new { ids }, campaign => campaign.Id, cancel));

    public Batch<Guid, string> Definitions { get; } = Texts(reading, Published);

    public Batch<Guid, string> Drafts { get; } = Texts(reading, Unpublished);

    public Batch<Guid, CampaignPeople> People { get; } = new(
        (ids, cancel) => reading.Each<CampaignPeople>(Counts, new { ids, only = asker.OnlyStore }, people => people.CampaignId, cancel), new());

    private static Batch<Guid, string> Texts(Reading reading, [StringSyntax("sql")] string sql) => new(async (ids, cancel) =>
        (await reading.Rows<(Guid Key, string Value)>(sql, new { ids }, cancel)).ToDictionary(row => row.Key, row => row.Value));
}
