using System.ComponentModel;
using GraphQL;

namespace Konquista.Web.GraphQL.Appointments;

/// <summary>Which bookings are asked for.</summary>
[Name("AppointmentFilter")]
[Description("Which bookings are asked for; what is left out does not narrow.")]
internal sealed record AppointmentFilterInput
{
    [Description("Whose.")]
    public Guid? LeadId { get; init; }

    [Description("At which unit.")]
    public Guid? StoreId { get; init; }

    [Description("What became of them.")]
    public AppointmentStatus? Status { get; init; }

    [Description("Visits, or where only the making is known bookings, from this moment on.")]
    public DateTime? From { get; init; }

    [Description("Up to this moment, which is not part of it.")]
    public DateTime? Until { get; init; }
}
