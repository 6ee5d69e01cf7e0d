using System.ComponentModel;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>What the lines of a file are.</summary>
[Description("What the lines of a file are.")]
internal enum ImportKind
{
    [Description("People.")]
    Leads,

    [Description("Bookings.")]
    Appointments,

    [Description("Numbers that must not be contacted.")]
    Suppressions,
}
