using Konquista.Calendars;

namespace Konquista.Imports;

/// <summary>Spreads the enrolled of one import over allowed days, so many a day, from the day the import began.</summary>
internal sealed class ImportPace(int? perDay, DateTimeOffset from, int enrolled)
{
    private readonly Dictionary<SendingCalendar, List<DateOnly>> _days = [];
    private int _enrolled = enrolled;

    /// <summary>The first local day of the next one to be enrolled; null without a pace, or when no day ever opens.</summary>
    public DateOnly? Next(SendingCalendar calendar)
    {
        var index = perDay is > 0 and var most ? _enrolled++ / most : -1;
        return index < 0 ? null : Day(calendar, index);
    }

    private DateOnly? Day(SendingCalendar calendar, int index)
    {
        if (!_days.TryGetValue(calendar, out var days))
        {
            days = calendar.FirstMoment(from) is { } first ? [calendar.LocalDay(first)] : [];
            _days.Add(calendar, days);
        }

        while (days.Count > 0 && days.Count <= index && calendar.NextAllowedDay(days[^1]) is { } next)
        {
            days.Add(next);
        }

        return index < days.Count ? days[index] : null;
    }
}
