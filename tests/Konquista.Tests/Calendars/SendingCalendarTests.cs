namespace Konquista.Calendars;

/// <summary>When messages may go, on days that are known to be awkward.</summary>
public sealed class SendingCalendarTests
{
    private static readonly SendingCalendar SãoPaulo = new(SendingWindow.Default, Zone("America/Sao_Paulo"));

    [Theory]
    [InlineData("2026-03-11T12:00:00Z", "2026-03-11T12:00:00Z")]
    [InlineData("2026-03-11T11:59:00Z", "2026-03-11T12:00:00Z")]
    [InlineData("2026-03-11T22:59:59Z", "2026-03-11T22:59:59Z")]
    [InlineData("2026-03-11T23:00:00Z", "2026-03-12T12:00:00Z")]
    [InlineData("2026-03-12T01:00:00Z", "2026-03-12T12:00:00Z")]
    [InlineData("2026-03-14T19:00:00Z", "2026-03-16T12:00:00Z")]
    [InlineData("2026-04-02T23:30:00Z", "2026-04-04T13:00:00Z")]
    public void The_first_moment_is_inside_the_next_window(string from, string first) => SãoPaulo.FirstMoment(At(from)).ShouldBe(At(first));

    [Fact]
    public void Holidays_bind_only_those_who_observe_them()
    {
        var goodFriday = new DateOnly(2026, 4, 3);
        SãoPaulo.IsAllowed(goodFriday).ShouldBeFalse();
        (SãoPaulo with { ObservesHolidays = false }).IsAllowed(goodFriday).ShouldBeTrue();
    }

    [Fact]
    public void A_closed_day_is_skipped()
    {
        var calendar = SãoPaulo with { ClosedDays = new HashSet<DateOnly> { new(2026, 3, 12), new(2026, 3, 13) } };
        calendar.NextAllowedDay(new(2026, 3, 11)).ShouldBe(new DateOnly(2026, 3, 14));
    }

    [Fact]
    public void A_calendar_that_never_opens_says_so()
    {
        var never = SãoPaulo with { Hours = new(null, null, null, null, null, null, null) };
        never.FirstMoment(At("2026-03-11T12:00:00Z")).ShouldBeNull();
        never.NextAllowedDay(new(2026, 3, 11)).ShouldBeNull();
    }

    [Fact]
    public void A_year_of_closed_Mondays_is_waited_out()
    {
        var monday = new DateOnly(2026, 3, 9);
        var closed = Enumerable.Range(1, 52).Select(week => monday.AddDays(7 * week)).ToHashSet();
        var calendar = SãoPaulo with { Hours = new(SendingWindow.Default.Monday, null, null, null, null, null, null), ClosedDays = closed };
        calendar.NextAllowedDay(monday).ShouldBe(monday.AddDays(7 * 53));
    }

    [Fact]
    public void An_hour_that_is_skipped_opens_when_the_clock_jumps() =>
        Night("Europe/Lisbon", "01:30", "09:00").Window(new(2026, 3, 29))!.Value.Opens.ShouldBe(At("2026-03-29T01:00:00Z"));

    [Fact]
    public void An_hour_that_passes_twice_opens_late_and_closes_early()
    {
        Night("Europe/Lisbon", "01:30", "09:00").Window(new(2026, 10, 25))!.Value.Opens.ShouldBe(At("2026-10-25T01:30:00Z"));
        Night("Europe/Lisbon", "00:30", "01:30").Window(new(2026, 10, 25))!.Value.Closes.ShouldBe(At("2026-10-25T00:30:00Z"));
    }

    [Fact]
    public void The_local_day_is_that_of_the_zone() => SãoPaulo.LocalDay(At("2026-03-12T02:59:00Z")).ShouldBe(new DateOnly(2026, 3, 11));

    private static SendingCalendar Night(string zone, string opens, string closes)
    {
        var hours = new OpeningHours(TimeOnly.Parse(opens, null), TimeOnly.Parse(closes, null));
        return new(new(hours, hours, hours, hours, hours, hours, hours), Zone(zone)) { ObservesHolidays = false };
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, null);
}
