namespace Konquista.Appointments;

/// <summary>Where a booking stands. Stored by name, in snake case.</summary>
public enum AppointmentStatus
{
    Booked,
    Confirmed,
    Attended,
    Missed,
    Cancelled,
    Rescheduled,
}
