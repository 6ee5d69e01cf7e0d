using System.Text.Json;

namespace Konquista.Calendars;

/// <summary>The hours of the week.</summary>
public sealed class SendingWindowTests
{
    [Fact]
    public void By_default_weekdays_are_long_Saturday_short_and_Sunday_closed()
    {
        SendingWindow.Default.On(DayOfWeek.Wednesday).ShouldBe(new OpeningHours(new(9, 0), new(20, 0)));
        SendingWindow.Default.On(new DateOnly(2026, 3, 14)).ShouldBe(new OpeningHours(new(10, 0), new(16, 0)));
        SendingWindow.Default.On(DayOfWeek.Sunday).ShouldBeNull();
    }

    [Fact]
    public void A_window_survives_json() =>
        JsonSerializer.Deserialize<SendingWindow>(JsonSerializer.Serialize(SendingWindow.Default)).ShouldBe(SendingWindow.Default);

    [Fact]
    public void Hours_that_end_before_they_begin_are_closed() =>
        (SendingWindow.Default with { Monday = new(new(20, 0), new(9, 0)) }).On(DayOfWeek.Monday).ShouldBeNull();
}
