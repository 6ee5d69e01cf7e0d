using System.Diagnostics.CodeAnalysis;
using Konquista.Appointments;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Bookings and people that were committed side by side, neither seeing the other: whoever looks again after its own commit tells the lead.</summary>
internal sealed class MissedBookings(NpgsqlDataSource db, KnownLeads leads)
{
    [StringSyntax("sql")]
    private const string OfNumbers = """
        select lead_id, starts_at, store_id, source, external_id, booked_by from bookings_missed where phone = any ($1)
        """;

    [StringSyntax("sql")]
    private const string OfLead = """
        select lead_id, starts_at, store_id, source, external_id, booked_by from bookings_missed
        where phone = (select phone from leads where id = $1) and lead_id = $1
        """;

    [StringSyntax("sql")]
    private const string All = "select lead_id, starts_at, store_id, source, external_id, booked_by from bookings_missed";

    /// <summary>Tells the leads of some numbers; of a chunk that has just been committed.</summary>
    public async Task Tell(string[] numbers, CancellationToken cancellation)
    {
        if (numbers.Length > 0)
        {
            await Tell(db.Command(OfNumbers, (object)numbers), cancellation);
        }
    }

    /// <summary>Tells all; an import may have fallen between a commit and the look after it.</summary>
    public Task TellAll(CancellationToken cancellation) => Tell(db.Command(All), cancellation);

    /// <summary>Those of a lead that has just been committed, for its own grain.</summary>
    public static async Task<IEnumerable<NewAppointment>> Of(NpgsqlDataSource db, Guid lead) =>
        (await Read(db.Command(OfLead, lead), CancellationToken.None)).Select(missed => missed.Booking);

    private async Task Tell(NpgsqlCommand command, CancellationToken cancellation)
    {
        foreach (var some in (await Read(command, cancellation)).Chunk(KnownLeads.AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAll(some.Select(missed => leads.Book(missed.LeadId, missed.Booking)));
        }
    }

    private static async Task<List<(Guid LeadId, NewAppointment Booking)>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var asked = command;
        await using var rows = await asked.ExecuteReaderAsync(cancellation);
        var missed = new List<(Guid, NewAppointment)>();
        while (await rows.ReadAsync(cancellation))
        {
            missed.Add((rows.GetGuid(0), new(
                rows.ValueOrNull<DateTimeOffset?>(1), rows.ValueOrNull<Guid?>(2), rows.GetString(3), rows.GetString(4), rows.GetString(5))));
        }

        return missed;
    }
}
