using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Paging;
using Konquista.Web.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Leads as the schema lists them, by the same conditions as the site's list.</summary>
internal sealed class LeadListing(Reading reading)
{
    public const string Columns = """
        l.id, l.name, l.phone, l.area_code as areacode, l.state as federalstate, l.region, l.time_zone as timezone, l.tags,
          l.source as storedsource, l.standing as storedstanding, l.captured_at as capturedat, l.last_inbound_at as lastinboundat,
          l.waiting_since as waitingsince, l.human_until as humanuntil, l.paused_at as pausedat, l.opted_out_at as optedoutat,
          l.note, l.version, l.store_id as storeid
        """;

    [StringSyntax("sql")]
    private const string Rows = $"select {Columns} from leads_standing l where true";

    [StringSyntax("sql")]
    private const string Heard = $"{Rows} and l.last_inbound_at is not null";

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from leads_standing l where true";

    [StringSyntax("sql")]
    private const string CountHeard = $"{Count} and l.last_inbound_at is not null";

    [StringSyntax("sql")]
    private const string ById = $"select {Columns} from leads_standing l where l.id = @id and (@only::uuid is null or l.store_id = @only)";

    public Task<Connection<Lead>> Page(LeadFilter filter, LeadOrder order, Func<Keyset<Lead>, Slice> slice, CancellationToken cancel)
    {
        var keyset = Order(order);
        return order.Field == LeadOrderField.LastInboundAt
            ? reading.Page(keyset, slice(keyset), Heard + filter.AndGiven, CountHeard + filter.AndGiven, filter.Values(), cancel)
            : reading.Page(keyset, slice(keyset), Rows + filter.AndGiven, Count + filter.AndGiven, filter.Values(), cancel);
    }

    /// <summary>Null also for somebody of another store than the one the asker may see.</summary>
    public Task<Lead?> Find(Guid id, Guid? only, CancellationToken cancel) => reading.One<Lead>(ById, new { id, only }, cancel);

    private static Keyset<Lead> Order(LeadOrder order) => order.Field == LeadOrderField.LastInboundAt
        ? new("heard", "l.last_inbound_at", "l.id", "timestamptz", order.Direction == Direction.Desc, lead => Keyset<Lead>.At(lead.LastInboundAt!.Value, lead.Id))
        : new("captured", "l.captured_at", "l.id", "timestamptz", order.Direction == Direction.Desc, lead => Keyset<Lead>.At(lead.CapturedAt, lead.Id));
}
