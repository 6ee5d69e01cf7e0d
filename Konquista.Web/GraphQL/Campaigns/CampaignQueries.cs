using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>What may be asked about campaigns and the passages through them.</summary>
internal sealed class CampaignQueries(Reading reading, Asker asker)
{
    [StringSyntax("sql")]
    private const string Rows = $"select {Campaign.Columns} from campaigns c where (@state::text is null or c.state = @state)";

    [StringSyntax("sql")]
    private const string Count = "select count(*) from campaigns c where (@state::text is null or c.state = @state)";

    [StringSyntax("sql")]
    private const string One = $"select {Campaign.Columns} from campaigns c where c.id = @id";

    private const string WhichPassages = """
        (@only::uuid is null or exists (select from leads l where l.id = e.lead_id and l.store_id = @only))
          and (@lead::uuid is null or e.lead_id = any (leads_of(@lead)))
          and (@campaign::uuid is null or e.campaign_id = @campaign)
          and (@state::text is null or e.state = @state)
          and (@reason::text is null or e.end_reason = @reason)
        """;

    [StringSyntax("sql")]
    private const string Passages = $"select {Enrollment.Columns} from enrollments e where {WhichPassages}";

    [StringSyntax("sql")]
    private const string CountPassages = $"select count(*) from enrollments e where {WhichPassages}";

    [StringSyntax("sql")]
    private const string Passage = $"""
        select {Enrollment.Columns} from enrollments e
        where e.id = @id and (@only::uuid is null or exists (select from leads l where l.id = e.lead_id and l.store_id = @only))
        """;

    private static readonly Keyset<Campaign> ByName = new(
        "name", "c.name", "c.id", "text", IsDescending: false, campaign => new(campaign.Name, campaign.Id));

    [May(Permission.See)]
    [Name("campaign")]
    [Description("One campaign; null when there is none.")]
    public Task<Campaign?> Find(Guid id, CancellationToken cancel) => reading.One<Campaign>(One, new { id }, cancel);

    [May(Permission.See)]
    [Description("Campaigns, by name.")]
    public Task<Connection<Campaign>> Campaigns(
        CampaignState? state, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(ByName, ByName.Slice(first, after, last, before), Rows, Count, new DynamicParameters(new { state = Word.Stored(state) }), cancel);

    [May(Permission.See)]
    [Name("enrollment")]
    [Description("One passage through a campaign; null when there is none that you may see.")]
    public Task<Enrollment?> FindEnrollment(Guid id, CancellationToken cancel) => reading.One<Enrollment>(Passage, new { id, only = asker.OnlyStore }, cancel);

    [May(Permission.See)]
    [Description("Passages through campaigns, the latest entered first unless another direction is given.")]
    public Task<Connection<Enrollment>> Enrollments(
        EnrollmentFilterInput? filter, Direction? direction, int? first, string? after, int? last, string? before, CancellationToken cancel)
    {
        var order = new Keyset<Enrollment>(
            "entered", "e.entered_at", "e.id", "timestamptz", direction != Direction.Asc, enrollment => Keyset<Enrollment>.At(enrollment.EnteredAt, enrollment.Id));
        var values = new DynamicParameters(new
        {
            only = asker.OnlyStore,
            lead = filter?.LeadId,
            campaign = filter?.CampaignId,
            state = Word.Stored(filter?.State),
            reason = filter?.EndReason,
        });
        return reading.Page(order, order.Slice(first, after, last, before), Passages, CountPassages, values, cancel);
    }
}
