using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>What may be asked about the ledger.</summary>
internal sealed class MessageQueries(Reading reading, Asker asker)
{
    private const string From = "messages m left join leads l on l.id = m.lead_id";

    private const string Which = """
        (@only::uuid is null or l.store_id = @only)
          and (@lead::uuid is null or m.lead_id = any (leads_of(@lead)))
          and (@campaign::uuid is null or m.campaign_id = @campaign)
          and (@enrollment::uuid is null or m.enrollment_id = @enrollment)
          and (@phone::uuid is null or m.phone_id = @phone)
          and (@store::uuid is null or l.store_id = @store)
          and (@state::text is null or m.state = @state)
          and (@kind::text is null or m.kind = @kind)
          and (@step::text is null or m.step = @step)
          and (@reason::text is null or m.reason = @reason)
          and (@starts::timestamptz is null or m.due_at >= @starts)
          and (@ends::timestamptz is null or m.due_at < @ends)
        """;

    [StringSyntax("sql")]
    private const string Rows = $"select {Message.Columns} from {From} where {Which}";

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from {From} where {Which}";

    [StringSyntax("sql")]
    private const string One = $"select {Message.Columns} from {From} where m.id = @id and (@only::uuid is null or l.store_id = @only)";

    [May(Permission.See)]
    [Name("message")]
    [Description("One message; null when there is none that you may see.")]
    public Task<Message?> Find(Guid id, CancellationToken cancel) => reading.One<Message>(One, new { id, only = asker.OnlyStore }, cancel);

    [May(Permission.See)]
    [Description("The ledger by the moment each message is due, the latest first unless another direction is given.")]
    public Task<Connection<Message>> Messages(
        MessageFilterInput? filter, Direction? direction, int? first, string? after, int? last, string? before, CancellationToken cancel)
    {
        var order = new Keyset<Message>(
            "due", "m.due_at", "m.id", "timestamptz", direction != Direction.Asc, message => Keyset<Message>.At(message.DueAt, message.Id));
        return reading.Page(order, order.Slice(first, after, last, before), Rows, Count, Values(filter ?? new()), cancel);
    }

    private DynamicParameters Values(MessageFilterInput filter) => new(new
    {
        only = asker.OnlyStore,
        lead = filter.LeadId,
        campaign = filter.CampaignId,
        enrollment = filter.EnrollmentId,
        phone = filter.PhoneId,
        store = filter.StoreId,
        state = Word.Stored(filter.State),
        kind = Word.Stored(filter.Kind),
        step = filter.Step,
        reason = filter.Reason,
        starts = filter.From?.ToUniversalTime(),
        ends = filter.Until?.ToUniversalTime(),
    });
}
