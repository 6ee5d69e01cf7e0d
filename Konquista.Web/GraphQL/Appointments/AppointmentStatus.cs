using System.ComponentModel;

namespace Konquista.Web.GraphQL.Appointments;

/// <summary>What became of a booking.</summary>
[Description("What became of a booking.")]
internal enum AppointmentStatus
{
    [Description("It was made.")]
    Booked,

    [Description("The person confirmed it.")]
    Confirmed,

    [Description("They came.")]
    Attended,

    [Description("They did not come.")]
    Missed,

    [Description("It was cancelled.")]
    Cancelled,

    [Description("It was moved to another time.")]
    Rescheduled,
}
