using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Appointments;
using Konquista.Leads;
using Konquista.Web.Languages;
using Konquista.Web.Sending;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Konquista.Web.Appointments;

/// <summary>Books a person by hand, unless the date is so long past that it would end no campaign.</summary>
internal sealed class Bookings(NpgsqlDataSource database, SendingSystem sending)
{
    [StringSyntax("sql")]
    private const string Standing = """
        select @at::timestamptz is null or appointment_counts('booked', @at) as counts,
          exists (select from enrollments where lead_id = @lead and state = 'active') as stops,
          (select value::int from settings where key = 'booking_days') as days
        """;

    /// <summary>Nothing is written when the answer says that the date does not count. The wall clock is the store's.</summary>
    public async Task<Booking> Book(Guid lead, DateTime? wall, Guid? storeId, string? zone, string by, CancellationToken cancel)
    {
        var at = wall is { } local ? LocalTime.Utc(local, zone) : (DateTime?)null;
        Booking booking;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            booking = await connection.QuerySingleAsync<Booking>(new CommandDefinition(Standing, new { lead, at }, cancellationToken: cancel));
        }

        if (booking.Counts)
        {
            var appointment = new NewAppointment(at is { } utc ? new DateTimeOffset(utc) : null, storeId, LeadSource.Manual, ExternalId: null, by);
            await sending.Lead(lead, grain => grain.Book(appointment));
        }

        return booking with { At = at, Zone = zone };
    }
}

/// <summary>What became of a booking by hand: whether its date counts, and whether a campaign stopped by it.</summary>
internal sealed record Booking
{
    public bool Counts { get; init; }

    public bool Stops { get; init; }

    /// <summary>For how many days after its date a booking counts.</summary>
    public int Days { get; init; }

    public DateTime? At { get; init; }

    public string? Zone { get; init; }

    public string Said(IStringLocalizer<Texts> texts, string name) => (Counts, At) switch
    {
        (false, _) => texts["Agenda.TooOld", Days],
        (_, { } at) => texts[Stops ? "Agenda.BookedStopped" : "Agenda.Booked", name, LocalTime.Show(at, Zone)],
        _ => texts[Stops ? "Said.BookedStopped" : "Said.Booked", name],
    };
}
