using System.ComponentModel;
using Konquista.Calendars;
using Konquista.Web.Accounts;
using Konquista.Web.Settings;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>The hours of one weekday, as the schema shows them.</summary>
[May(Permission.Settings)]
[Description("The hours of one weekday.")]
internal sealed record WeekdayHours(
    [property: Description("Which day.")] Weekday Day,
    [property: Description("From when, such as 09:00:00.")] TimeOnly Opens,
    [property: Description("Until when.")] TimeOnly Closes)
{
    internal static IEnumerable<WeekdayHours> Of(SendingWindow? window) => window is null ? [] : DayHours.Of(window).Index()
        .Where(day => day.Item is { IsOpen: true, Opens: not null, Closes: not null })
        .Select(day => new WeekdayHours((Weekday)day.Index, day.Item.Opens!.Value, day.Item.Closes!.Value));
}
