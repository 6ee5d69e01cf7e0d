using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Konquista.Calendars;

namespace Konquista.Web.Campaigns;

/// <summary>The hours of one weekday as they are typed.</summary>
public sealed class DayForm
{
    internal const string Time = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";

    public bool IsOpen { get; set; }

    [RegularExpression(Time, MatchTimeoutInMilliseconds = 1000)]
    public string? Opens { get; set; }

    [RegularExpression(Time, MatchTimeoutInMilliseconds = 1000)]
    public string? Closes { get; set; }

    public static DayForm Of(OpeningHours? hours) => new()
    {
        IsOpen = hours is not null,
        Opens = Write(hours?.Opens ?? new(9, 0)),
        Closes = Write(hours?.Closes ?? new(18, 0)),
    };

    public OpeningHours? Hours() => IsOpen && Read(Opens) is { } opens && Read(Closes) is { } closes ? new(opens, closes) : null;

    internal static TimeOnly? Read(string? typed) =>
        TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    internal static string Write(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
