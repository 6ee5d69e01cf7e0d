using System.ComponentModel;
using Konquista.Appointments;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Appointments;

/// <summary>What may be changed about bookings; each goes through the grain of its lead, whose sequences may end by it.</summary>
internal sealed class AppointmentMutations(SendingSystem sending, LeadListing leads, AppointmentQueries bookings, Asker asker, Named named, Problems problems)
{
    private const string Source = "api";
    private const int LongestId = 200;

    [May(Permission.Answer)]
    [Description("Records that a lead booked, which ends their sequences. Asked again with the same externalId it changes nothing.")]
    public async Task<LeadPayload> RecordAppointment(Guid leadId, DateTime? startsAt, Guid? storeId, string? externalId, CancellationToken cancel)
    {
        if (await leads.Find(leadId, asker.OnlyStore, cancel) is not { } lead)
        {
            return new(Lead: null, problems.NotFound);
        }

        if ((externalId?.Length > LongestId ? problems.Of(ProblemCode.Invalid, "externalId") : await named.Missing(cancel, storeId)) is { } problem)
        {
            return new(lead, problem);
        }

        var at = startsAt is { } given ? new DateTimeOffset(given.ToUniversalTime()) : (DateTimeOffset?)null;
        var booking = new NewAppointment(at, asker.OnlyStore ?? storeId ?? lead.StoreId, Source, externalId, asker.Staff.Name);
        await sending.Lead(leadId, grain => grain.Book(booking));
        return new(await leads.Find(leadId, asker.OnlyStore, cancel));
    }

    [May(Permission.Answer)]
    [Description("Says what became of a booking, or moves it; to cancel it give the status CANCELLED.")]
    public async Task<AppointmentPayload> ChangeAppointment(Guid id, AppointmentStatus status, DateTime? startsAt, CancellationToken cancel)
    {
        if (await bookings.Find(id, cancel) is not { LeadId: { } lead })
        {
            return new(Appointment: null, problems.NotFound);
        }

        var at = startsAt is { } given ? new DateTimeOffset(given.ToUniversalTime()) : (DateTimeOffset?)null;
        var stored = Enum.Parse<Konquista.Appointments.AppointmentStatus>(status.ToString());
        var changed = await sending.Lead(lead, grain => grain.ChangeAppointment(id, stored, at, asker.Actor));
        return new(await bookings.Find(id, cancel), changed ? null : problems.NotFound);
    }
}
