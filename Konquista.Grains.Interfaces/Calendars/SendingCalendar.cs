namespace Konquista.Calendars;

/// <summary>When messages may go to somebody in one time zone: the sending window, less holidays and the store's closed days.</summary>
public sealed record SendingCalendar(SendingWindow Hours, TimeZoneInfo Zone)
{
    public bool ObservesHolidays { get; init; } = true;

    public IReadOnlySet<DateOnly> ClosedDays { get; init; } = new HashSet<DateOnly>();

    public DateOnly LocalDay(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    public bool IsAllowed(DateOnly day) => Window(day) is not null;

    /// <summary>The opening of one local day in UTC, its end exclusive; null when it stays closed.</summary>
    public (DateTimeOffset Opens, DateTimeOffset Closes)? Window(DateOnly day)
    {
        if (Hours.On(day) is not { } hours || ClosedDays.Contains(day) || (ObservesHolidays && Holidays.IsHoliday(day)))
        {
            return null;
        }

        // Where the clock is set back, the hour passes twice: open on its second pass, close on its first,
        // so that no moment inside shows a wall clock outside the hours.
        var opens = Zone.Instant(day.ToDateTime(hours.Opens), isLater: true);
        var closes = Zone.Instant(day.ToDateTime(hours.Closes), isLater: false);
        return opens < closes ? (opens, closes) : null;
    }

    /// <summary>The first allowed day later than the given one; null when there is none.</summary>
    public DateOnly? NextAllowedDay(DateOnly after)
    {
        // Beyond this many weeks no weekday that ever opens can still be shut by closed days and holidays.
        var weeks = ClosedDays.Count + 8;
        for (var day = 1; day <= 7 * weeks && after.DayNumber + day <= DateOnly.MaxValue.DayNumber - 2; day++)
        {
            if (IsAllowed(after.AddDays(day)))
            {
                return after.AddDays(day);
            }
        }

        return null;
    }

    /// <summary>The earliest moment, not before the given one, inside a window; null when no day ever opens.</summary>
    public DateTimeOffset? FirstMoment(DateTimeOffset from)
    {
        var today = LocalDay(from);
        if (Window(today) is { } open && from < open.Closes)
        {
            return from < open.Opens ? open.Opens : from.ToUniversalTime();
        }

        return NextAllowedDay(today) is { } next ? Window(next)!.Value.Opens : null;
    }
}
