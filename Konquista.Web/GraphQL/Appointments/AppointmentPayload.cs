using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Appointments;

/// <summary>A booking after a change, or why there was none.</summary>
[May]
[Description("A booking after a change, or why there was none.")]
internal sealed record AppointmentPayload(
    [property: Description("The booking as it is now.")] Appointment? Appointment,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
