using System.Diagnostics.CodeAnalysis;
using Konquista.Appointments;
using Konquista.Leads.Steps;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>What becomes of a lead's bookings; one that counts from now on ends the lead's sequences as a new one would.</summary>
internal sealed class LeadAppointments(NpgsqlDataSource db, LeadWriter writer)
{
    [StringSyntax("sql")]
    private const string SelectCounts = """
        select appointment_counts($3, coalesce($4, starts_at, created_at)) from appointments where id = $1 and lead_id = $2
        """;

    [StringSyntax("sql")]
    private const string UpdateAppointment = """
        with b as (
          select id, lead_id, status, starts_at from appointments where id = $1 and lead_id = $2 for no key update
        ), a as (
          update appointments set status = $3, starts_at = coalesce($4, appointments.starts_at) from b where appointments.id = b.id
          returning appointments.status, appointments.starts_at
        )
        select write_change('appointment.changed', $5, null, jsonb_build_object('status', b.status, 'starts_at', b.starts_at),
          jsonb_build_object('status', a.status, 'starts_at', a.starts_at), b.lead_id)
        from b, a
        """;

    /// <summary>False when the booking is not this lead's. Without a time the one it has stays.</summary>
    public async Task<bool> Change(Guid leadId, Guid appointmentId, AppointmentStatus status, DateTimeOffset? startsAt, Actor by)
    {
        var word = Words.Of(status);
        if (await Counts(leadId, appointmentId, word, startsAt) is not { } counts)
        {
            return false;
        }

        return await writer.Change(leadId, lead =>
        {
            var change = new LeadChange(leadId, lead.Version).Then(UpdateAppointment, appointmentId, leadId, word, startsAt, by.Name);
            return counts && lead.Enrollments.Count > 0 ? change.Stop(Reason.Booked, by.Name) : change;
        });
    }

    private async Task<bool?> Counts(Guid leadId, Guid appointmentId, string status, DateTimeOffset? startsAt)
    {
        await using var command = db.Command(SelectCounts, appointmentId, leadId, status, startsAt);
        return await command.ExecuteScalarAsync() as bool?;
    }
}
