using System.ComponentModel;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>The hours of one weekday as a program writes them.</summary>
[Description("The hours of one weekday.")]
internal sealed record HoursInput
{
    [Description("Which day; each at most once.")]
    public required Weekday Day { get; init; }

    [Description("From when, such as 09:00:00.")]
    public required TimeOnly Opens { get; init; }

    [Description("Until when; later than it opens.")]
    public required TimeOnly Closes { get; init; }
}
