using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Appointments;

namespace Konquista.Web.Rest;

/// <summary>Bookings, one call each: the same doors and rules as in GraphQL.</summary>
internal static class AppointmentEndpoints
{
    public static void MapAppointments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/appointments", List).RequireAuthorization(nameof(Permission.See))
            .WithSummary("Bookings, the latest first").Produces<RestPage<RestAppointment>>();
        api.MapPost("/appointments", Record).RequireAuthorization(nameof(Permission.Answer))
            .WithSummary("Records that a lead booked, which ends their sequences").Produces(204);
        api.MapPut("/appointments/{id:guid}", Change).RequireAuthorization(nameof(Permission.Answer))
            .WithSummary("Says what became of a booking, or moves it").Produces<RestAppointment>();
    }

    private static async Task<IResult> List(
        Guid? leadId, Guid? storeId, int? first, string? after, AppointmentQueries bookings, CancellationToken cancel)
    {
        var page = await bookings.Appointments(new() { LeadId = leadId, StoreId = storeId }, direction: null, first, after, last: null, before: null, cancel);
        return Results.Ok(RestPage<RestAppointment>.Of(page, RestAppointment.Of));
    }

    private static async Task<IResult> Record(RestBooking booking, AppointmentMutations bookings, CancellationToken cancel) =>
        (await bookings.RecordAppointment(booking.LeadId, booking.StartsAt, booking.StoreId, booking.ExternalId, cancel)).Problem is { } problem
            ? RestProblem.Answer(problem)
            : Results.NoContent();

    private static async Task<IResult> Change(Guid id, RestBookingChange change, AppointmentMutations bookings, CancellationToken cancel) =>
        await bookings.ChangeAppointment(id, change.Status, change.StartsAt, cancel) switch
        {
            { Problem: { } problem } => RestProblem.Answer(problem),
            { Appointment: { } booking } => Results.Ok(RestAppointment.Of(booking)),
            _ => Results.NoContent(),
        };
}

/// <summary>A booking to record.</summary>
internal sealed record RestBooking(Guid LeadId, DateTime? StartsAt, Guid? StoreId, string? ExternalId);

/// <summary>What became of a booking.</summary>
internal sealed record RestBookingChange(AppointmentStatus Status, DateTime? StartsAt);
