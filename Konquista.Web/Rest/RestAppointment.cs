using Konquista.Web.GraphQL.Appointments;

namespace Konquista.Web.Rest;

/// <summary>A booking as REST tells of it.</summary>
internal sealed record RestAppointment(Guid Id, Guid? LeadId, Guid? StoreId, DateTime? StartsAt, string Status, string Source, string? ExternalId, DateTime CreatedAt)
{
    public static RestAppointment Of(Appointment booking) => new(
        booking.Id, booking.LeadId, booking.StoreId, booking.StartsAt, booking.StoredStatus, booking.Source, booking.ExternalId, booking.CreatedAt);
}
