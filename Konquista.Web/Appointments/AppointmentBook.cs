using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Appointments;
using Konquista.Web.Sending;
using Npgsql;

namespace Konquista.Web.Appointments;

/// <summary>Says what became of a booking: through the grain of its lead, whose sequences may end by it; a stranger's is only written down.</summary>
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
