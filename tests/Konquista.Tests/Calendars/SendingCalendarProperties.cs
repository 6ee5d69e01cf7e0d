using FsCheck.Xunit;

namespace Konquista.Calendars;

/// <summary>What holds for every calendar and moment, where clocks change and where they do not.</summary>
public sealed class SendingCalendarProperties
{
    private static readonly string[] Zones =
        ["America/Sao_Paulo", "America/Rio_Branco", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago", "Pacific/Auckland"];

    [Property(MaxTest = 2000)]
    public void The_first_moment_is_not_before_and_inside_a_window(uint at, ushort shape)
    {
        var (from, calendar) = (Moment(at), Calendar(shape));
        var first = calendar.FirstMoment(from)!.Value;
        var day = calendar.LocalDay(first);
        var (opens, closes) = calendar.Window(day)!.Value;
        first.ShouldBeGreaterThanOrEqualTo(from);
        (first >= opens && first < closes).ShouldBeTrue();
        calendar.ClosedDays.ShouldNotContain(day);
        (calendar.ObservesHolidays && Holidays.IsHoliday(day)).ShouldBeFalse();
    }

    [Property(MaxTest = 1000)]
    public void No_moment_between_is_inside_a_window(uint at, ushort shape)
    {
        var (from, calendar) = (Moment(at), Calendar(shape));
        var first = calendar.FirstMoment(from)!.Value;
        for (var moment = from; moment < first; moment += TimeSpan.FromMinutes(17))
        {
            IsInside(calendar, moment).ShouldBeFalse($"{moment:O} is earlier than {first:O}");
        }

        (first == from || !IsInside(calendar, first.AddTicks(-1))).ShouldBeTrue();
    }

    [Property(MaxTest = 1000)]
    public void The_wall_clock_inside_a_window_is_inside_the_hours(uint at, ushort shape)
    {
        var calendar = Calendar(shape);
        var first = calendar.FirstMoment(Moment(at))!.Value;
        var wall = TimeZoneInfo.ConvertTime(first, calendar.Zone);
        var hours = calendar.Hours.On(wall.DayOfWeek)!;
        TimeOnly.FromTimeSpan(wall.TimeOfDay).ShouldBeInRange(hours.Opens, hours.Closes);
    }

    [Property(MaxTest = 1000)]
    public void Asking_again_at_the_first_moment_changes_nothing(uint at, ushort shape)
    {
        var calendar = Calendar(shape);
        var first = calendar.FirstMoment(Moment(at));
        calendar.FirstMoment(first!.Value).ShouldBe(first);
    }

    private static bool IsInside(SendingCalendar calendar, DateTimeOffset moment) =>
        calendar.Window(calendar.LocalDay(moment)) is { } window && moment >= window.Opens && moment < window.Closes;

    private static DateTimeOffset Moment(uint at) =>
        new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes((at * 2654435761UL) % (6 * 366 * 24 * 60));

    private static SendingCalendar Calendar(ushort shape)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[shape % Zones.Length]);
        var night = new OpeningHours(new(0, 30), new(2, 45));
        var hours = (shape / 8 % 3) switch
        {
            0 => SendingWindow.Default,
            1 => new(night, night, night, night, night, night, night),
            _ => new(null, null, null, night, null, null, new(TimeOnly.MinValue, TimeOnly.MaxValue)),
        };
        var closed = Enumerable.Range(0, shape % 50).Select(i => new DateOnly(2025, 6, 1).AddDays(i * 3)).ToHashSet();
        return new(hours, zone) { ObservesHolidays = shape % 2 == 0, ClosedDays = closed };
    }
}
