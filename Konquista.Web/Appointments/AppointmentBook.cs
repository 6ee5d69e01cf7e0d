using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Appointments;
using Konquista.Leads;
using Konquista.Web.Languages;
using Konquista.Web.Sending;
using Npgsql;

namespace Konquista.Web.Appointments;

/// <summary>Books people by hand and says what became of a booking: through the grain of its lead, whose sequences may end by it; a stranger's is only written down.</summary>
internal sealed class AppointmentBook(NpgsqlDataSource database, SendingSystem sending)
{
    [StringSyntax("sql")]
    private const string WriteStatus = """
        with b as (
          select id, status from appointments where id = @id and lead_id is null for update
        ), a as (
          update appointments a set status = @status from b where a.id = b.id returning a.id, b.status as before, a.status
        )
        select count(a.id), count(write_change('appointment.changed', @by, null, jsonb_build_object('status', before), jsonb_build_object('status', status))) from a
        """;

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

    /// <summary>False when the booking is not there any more.</summary>
    public async Task<bool> Change(AppointmentRow appointment, AppointmentStatus status, Actor by, CancellationToken cancel)
    {
        if (appointment.LeadId is { } lead)
        {
            return await sending.Lead(lead, grain => grain.ChangeAppointment(appointment.Id, status, startsAt: null, by));
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        var word = status.ToString().ToLowerInvariant();
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(WriteStatus, new { id = appointment.Id, status = word, by = by.Name }, cancellationToken: cancel)) > 0;
    }
}
