using Konquista.Calendars;
using Konquista.Campaigns;

namespace Konquista.Leads.Steps;

/// <summary>When each step of an enrollment is due and when it is too late, by the calendar of the person it goes to.</summary>
internal sealed class Timetable(Passage passage)
{
    private const int LongestDays = 3650;
    private const string DefaultZone = "America/Sao_Paulo";
    private static readonly DateOnly LastDay = new(9000, 1, 1);
    private static readonly TimeOnly DefaultTime = new(10, 0);
    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan LastMinutes = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstContactPatience = TimeSpan.FromDays(14);

    public SendingCalendar Calendar { get; } =
        new(passage.Version.Window, Zone(passage.Lead.TimeZone))
        {
            ObservesHolidays = !passage.Version.Holidays,
            ClosedDays = passage.Lead.StoreClosedDays.ToHashSet(),
        };

    /// <summary>Null when no day ever opens.</summary>
    public Due? Of(Step step, DateTimeOffset now) =>
        passage.IsAtItsStart
            ? FirstContact(step, now)
            : Later(step, DayZero(now), passage.Before(step) is { } before ? before.ClaimedAt ?? before.DueAt : passage.Enrollment.EnteredAt);

    /// <summary>When a step that comes after one that goes now will be decided; null when no day ever opens.</summary>
    public DateTimeOffset? AfterToday(Step step, DateOnly dayZero, DateTimeOffset now)
    {
        if (Later(step, dayZero, now) is not { } due)
        {
            return null;
        }

        var today = Calendar.LocalDay(now);
        return due.Day > today || (step.SameDay && due.At > now) ? due.At
            : step.SameDay ? now
            : Calendar.NextAllowedDay(today) is { } tomorrow ? Moment(tomorrow, step)
            : null;
    }

    /// <summary>The step's time on an allowed day: its hour within the window, spread so that not everybody is written to at once.</summary>
    public DateTimeOffset Moment(DateOnly day, Step step)
    {
        var closes = Calendar.Window(day)!.Value.Closes;
        var at = OnTheHour(day, step.At ?? DefaultTime);
        var half = (closes - at) / 2;
        var room = half < Jitter ? half : Jitter;
        var seconds = (ulong)Math.Max(1, room.TotalSeconds);
        return at.AddSeconds(StableHash.Of("jitter", passage.Lead.Id.ToString(), step.Id) % seconds);
    }

    /// <summary>The day from which the days of a sequence count when its first step goes on the given day.</summary>
    public static DateOnly DayZero(Step first, DateOnly day) => Shifted(day, -Days(first));

    // The first contact has no jitter and no day of its own: it goes as soon as it may, and its day is day zero.
    private Due? FirstContact(Step step, DateTimeOffset now)
    {
        var entered = passage.Enrollment.EnteredAt + Delay(step);
        if (Calendar.FirstMoment(entered) is not { } open)
        {
            return null;
        }

        var entry = Calendar.LocalDay(open);
        var target = Shifted(passage.Enrollment.NotBefore is { } notBefore && notBefore > entry ? notBefore : entry, Days(step));
        if (FirstAllowed(target) is not { } first
            || Calendar.FirstMoment(Latest(now, Calendar.Window(first)!.Value.Opens)) is not { } moment)
        {
            return null;
        }

        var day = Calendar.LocalDay(moment);
        var hour = step is { At: { } time, After: null } ? OnTheHour(day, time) : Calendar.Window(day)!.Value.Opens;
        var at = Latest(hour, entered);
        return new Due(at, day, DayZero(step, day), Latest(at, now) + FirstContactPatience);
    }

    private Due? Later(Step step, DateOnly dayZero, DateTimeOffset before)
    {
        var nominal = Shifted(dayZero, Days(step));
        if (FirstAllowed(nominal) is not { } day)
        {
            return null;
        }

        var at = Moment(day, step);
        if (step.After is not null)
        {
            var opens = Calendar.Window(day)!.Value.Opens;
            at = Calendar.FirstMoment(Latest(before + Delay(step), opens)) ?? opens;
            nominal = day = Calendar.LocalDay(at);
        }

        var last = Calendar.NextAllowedDay(nominal) ?? day;
        return new Due(at, day, dayZero, Calendar.Window(last)!.Value.Closes);
    }

    private DateOnly DayZero(DateTimeOffset now) =>
        passage.Enrollment.DayZero ?? passage.Messages.Select(message => message.LocalDay).DefaultIfEmpty(Calendar.LocalDay(now)).Min();

    private DateOnly? FirstAllowed(DateOnly day) => Calendar.IsAllowed(day) ? day : Calendar.NextAllowedDay(day);

    private DateTimeOffset OnTheHour(DateOnly day, TimeOnly time)
    {
        var (opens, closes) = Calendar.Window(day)!.Value;
        var at = opens + (time.ToTimeSpan() - Calendar.Hours.On(day)!.Opens.ToTimeSpan());
        return Latest(opens, at < closes - LastMinutes ? at : closes - LastMinutes);
    }

    private static DateOnly Shifted(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, 0, LastDay.DayNumber));

    private static int Days(Step step) => Math.Clamp(step.Day, 0, LongestDays);

    private static TimeSpan Delay(Step step) =>
        TimeSpan.FromDays(Math.Clamp((step.After ?? TimeSpan.Zero).TotalDays, 0, LongestDays));

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeZoneInfo Zone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(DefaultZone);
}

/// <summary>When a step may go at the earliest, on which local day, counted from which day zero, and from when on it is too late.</summary>
internal sealed record Due(DateTimeOffset At, DateOnly Day, DateOnly DayZero, DateTimeOffset ExpiresAt);
