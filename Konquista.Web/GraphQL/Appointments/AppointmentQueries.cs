using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Appointments;

/// <summary>What may be asked about bookings.</summary>
internal sealed class AppointmentQueries(Reading reading, Asker asker)
{
    private const string Which = """
        (@only::uuid is null or a.store_id = @only)
          and (@lead::uuid is null or a.lead_id = @lead)
          and (@store::uuid is null or a.store_id = @store)
          and (@status::text is null or a.status = @status)
          and (@starts::timestamptz is null or stands_at(a.starts_at, a.created_at) >= @starts)
          and (@ends::timestamptz is null or stands_at(a.starts_at, a.created_at) < @ends)
        """;

    [StringSyntax("sql")]
    private const string Rows = $"select {Appointment.Columns} from appointments a where {Which}";

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from appointments a where {Which}";

    [StringSyntax("sql")]
    private const string One = $"""
        select {Appointment.Columns} from appointments a where a.id = @id and (@only::uuid is null or a.store_id = @only)
        """;

    [May(Permission.See)]
    [Name("appointment")]
    [Description("One booking; null when there is none that you may see.")]
    public Task<Appointment?> Find(Guid id, CancellationToken cancel) => reading.One<Appointment>(One, new { id, only = asker.OnlyStore }, cancel);

    [May(Permission.See)]
    [Description("Bookings by the time of the visit, the latest first unless another direction is given.")]
    public Task<Connection<Appointment>> Appointments(
        AppointmentFilterInput? filter, Direction? direction, int? first, string? after, int? last, string? before, CancellationToken cancel)
    {
        var order = new Keyset<Appointment>(
            "visit", "stands_at(a.starts_at, a.created_at)", "a.id", "timestamptz", direction != Direction.Asc, booking => Keyset<Appointment>.At(booking.At, booking.Id));
        var values = new DynamicParameters(new
        {
            only = asker.OnlyStore,
            lead = filter?.LeadId,
            store = filter?.StoreId,
            status = Word.Stored(filter?.Status),
            starts = filter?.From?.ToUniversalTime(),
            ends = filter?.Until?.ToUniversalTime(),
        });
        return reading.Page(order, order.Slice(first, after, last, before), Rows, Count, values, cancel);
    }
}
