using System.Diagnostics.CodeAnalysis;
using Konquista.Appointments;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Bookings and people that were committed side by side, neither seeing the other: whoever looks here after its own commit tells the lead.</summary>
internal sealed class MissedBookings(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string OfNumbers = """
        select lead_id, starts_at, store_id, source, external_id, booked_by from bookings_missed where phone = any ($1)
        """;

    [StringSyntax("sql")]
    private const string OfLead = """
        select lead_id, starts_at, store_id, source, external_id, booked_by from bookings_missed
        where phone in (select value from lead_identities where lead_id = $1 and kind = 'phone') and lead_id = $1
        """;

    [StringSyntax("sql")]
    private const string Every = "select lead_id, starts_at, store_id, source, external_id, booked_by from bookings_missed";

    public async Task<IReadOnlyList<MissedBooking>> Of(string[] numbers, CancellationToken cancellation) =>
        numbers.Length == 0 ? [] : await Read(db.Command(OfNumbers, (object)numbers), cancellation);

    public Task<IReadOnlyList<MissedBooking>> Of(Guid lead) => Read(db.Command(OfLead, lead), CancellationToken.None);

    /// <summary>Somebody may have died between its commit and its look.</summary>
    public Task<IReadOnlyList<MissedBooking>> All(CancellationToken cancellation) => Read(db.Command(Every), cancellation);

    private static async Task<IReadOnlyList<MissedBooking>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var asked = command;
        await using var rows = await asked.ExecuteReaderAsync(cancellation);
        var missed = new List<MissedBooking>();
        while (await rows.ReadAsync(cancellation))
        {
            missed.Add(new(rows.GetGuid(0), new(
                rows.ValueOrNull<DateTimeOffset?>(1), rows.ValueOrNull<Guid?>(2), rows.GetString(3), rows.GetString(4), rows.GetString(5))));
        }

        return missed;
    }
}

/// <summary>A booking that counts, and the lead in a sequence whom nobody told of it.</summary>
internal sealed record MissedBooking(Guid LeadId, NewAppointment Appointment);
