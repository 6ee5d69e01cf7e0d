using Konquista.Calendars;

namespace Konquista.Web.Settings;

/// <summary>One weekday of a form: whether it opens at all, and from when to when.</summary>
public sealed class DayHours
{
    public bool IsOpen { get; set; }

    public TimeOnly? Opens { get; set; }

    public TimeOnly? Closes { get; set; }

    /// <summary>True when it stays closed, or opens before it closes.</summary>
    public bool IsSound => !IsOpen || (Opens is { } opens && Closes is { } closes && opens < closes);

    internal OpeningHours? Hours => IsOpen && Opens is { } opens && Closes is { } closes ? new(opens, closes) : null;

    internal static List<DayHours> Of(SendingWindow window) =>
    [
        .. new[] { window.Monday, window.Tuesday, window.Wednesday, window.Thursday, window.Friday, window.Saturday, window.Sunday }
            .Select(hours => new DayHours { IsOpen = hours is not null, Opens = hours?.Opens, Closes = hours?.Closes }),
    ];
}
