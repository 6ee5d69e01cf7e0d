namespace Konquista.Phones;

/// <summary>How many messages a phone may claim.</summary>
public sealed class SendingBudgetTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(-3));

    private static readonly PhonePace Pace = new(
        TimeSpan.Zero, DailyCap: 1000, WarmUpFrom: null, MaxInFlight: 20, PerSecond: 10, TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo"));

    private static readonly PhoneUse Idle = new(Now.AddHours(-1), ClaimedToday: 0, InFlight: 0);

    [Fact]
    public void An_idle_phone_may_claim_one_seconds_worth() => SendingBudget.At(Pace, Idle, Now).Most.ShouldBe(10);

    [Fact]
    public void The_time_since_the_last_claim_earns_the_next() =>
        SendingBudget.At(Pace, Idle with { LastClaimAt = Now.AddMilliseconds(-350) }, Now).Most.ShouldBe(3);

    [Fact]
    public void Right_after_a_claim_it_waits_for_the_next_token() =>
        SendingBudget.At(Pace, Idle with { LastClaimAt = Now }, Now).ShouldBe(new Budget(0, Now.AddMilliseconds(100)));

    [Fact]
    public void A_gap_allows_one_at_a_time()
    {
        var slow = Pace with { Gap = TimeSpan.FromSeconds(45) };
        SendingBudget.At(slow, Idle, Now).ShouldBe(new Budget(1, Now.AddSeconds(45)));
        SendingBudget.At(slow, Idle with { LastClaimAt = Now.AddSeconds(-44) }, Now).ShouldBe(new Budget(0, Now.AddSeconds(1)));
    }

    [Fact]
    public void What_is_in_flight_leaves_less_room()
    {
        SendingBudget.At(Pace, Idle with { InFlight = 17 }, Now).Most.ShouldBe(3);
        SendingBudget.At(Pace, Idle with { InFlight = 20 }, Now).ShouldBe(new Budget(0, Again: null));
    }

    [Fact]
    public void The_daily_cap_ends_at_local_midnight_and_until_then_only_people_write()
    {
        SendingBudget.At(Pace, Idle with { ClaimedToday = 997 }, Now).ShouldBe(new Budget(3, Now.AddMilliseconds(100)));
        SendingBudget.At(Pace, Idle with { ClaimedToday = 1000 }, Now)
            .ShouldBe(new Budget(10, new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(-3)), OnlyByHand: true));
    }

    [Fact]
    public void A_day_that_is_used_up_keeps_the_pace() =>
        SendingBudget.At(Pace, Idle with { ClaimedToday = 1000, LastClaimAt = Now }, Now).ShouldBe(new Budget(0, Now.AddMilliseconds(100)));

    [Fact]
    public void A_warm_up_lowers_the_cap() =>
        SendingBudget.At(Pace with { WarmUpFrom = new DateOnly(2026, 3, 1) }, Idle with { ClaimedToday = 24 }, Now).Most.ShouldBe(1);

    [Fact]
    public void Less_than_one_a_second_still_moves()
    {
        var slow = Pace with { PerSecond = 0.1 };
        SendingBudget.At(slow, Idle, Now).Most.ShouldBe(1);
        SendingBudget.At(slow, Idle with { LastClaimAt = Now.AddSeconds(-4) }, Now).ShouldBe(new Budget(0, Now.AddSeconds(6)));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 25)]
    [InlineData(2, 31)]
    [InlineData(3, 39)]
    [InlineData(17, 888)]
    [InlineData(18, 1000)]
    [InlineData(4000, 1000)]
    [InlineData(-1, 20)]
    public void A_new_number_grows_by_a_quarter_a_day(int day, int cap) =>
        WarmUp.Cap(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2).AddDays(day), 1000).ShouldBe(cap);
}
