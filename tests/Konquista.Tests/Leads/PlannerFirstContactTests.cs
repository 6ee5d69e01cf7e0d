using Konquista.Leads.Steps;
using Konquista.Messages;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>When the first message goes, and which day is day zero.</summary>
public sealed class PlannerFirstContactTests
{
    [Fact]
    public void It_waits_for_the_window_to_open_and_goes_without_jitter()
    {
        Ana.Next(At(0, 8)).ShouldWait(Reason.OutsideWindow).Until.ShouldBe(At(0, 9));
        var send = Ana.Next(At(0, 9)).ShouldSend("dia-0");
        send.DayZero.ShouldBe(Monday);
        send.Slot.ShouldBe(new Slot(Monday, At(0, 9), At(0, 20), At(14, 9)));
    }

    [Fact]
    public void In_an_open_window_it_goes_at_once() =>
        Ana.Next(At(0, 15, 42)).ShouldSend("dia-0").Slot.DueAt.ShouldBe(At(0, 15, 42));

    [Fact]
    public void Its_day_is_day_zero_however_late_it_goes()
    {
        Ana.Next(At(0, 20)).ShouldWait(Reason.OutsideWindow).Until.ShouldBe(At(1, 9));
        Ana.Next(At(9, 12)).ShouldSend("dia-0").DayZero.ShouldBe(Monday.AddDays(9));
    }

    [Fact]
    public void It_says_when_the_step_after_it_will_be_decided()
    {
        var next = Ana.Next(At(0, 9)).ShouldSend("dia-0").Next!;
        next.Step.Id.ShouldBe("dia-1");
        next.At.ShouldBeInRange(At(1, 10), At(1, 10, 45));
    }

    [Fact]
    public void A_time_of_its_own_is_respected_until_it_has_passed()
    {
        var version = Sequence(0) with { Steps = [Step(0) with { At = new TimeOnly(14, 0) }] };
        Ana.Next(At(0, 9), version: version).ShouldWait(Reason.NotYet).Until.ShouldBe(At(0, 14));
        Ana.Next(At(0, 16), version: version).ShouldSend("dia-0");
    }

    [Fact]
    public void An_import_may_pace_it_to_a_later_day()
    {
        var paced = Enrollment with { NotBefore = Monday.AddDays(6) };
        Ana.Next(At(0, 10), paced).ShouldWait(Reason.NotYet).Until.ShouldBe(At(7, 9));
        Ana.Next(At(7, 9), paced).ShouldSend("dia-0").DayZero.ShouldBe(Monday.AddDays(7));
    }

    [Theory]
    [InlineData("America/Rio_Branco", 11)]
    [InlineData("America/Manaus", 10)]
    [InlineData("America/Noronha", 8)]
    [InlineData("nowhere/at_all", 9)]
    public void The_window_opens_by_the_clock_of_the_person(string zone, int hourInSaoPaulo) =>
        (Ana with { TimeZone = zone }).Next(At(0, 6)).ShouldWait(Reason.OutsideWindow).Until.ShouldBe(At(0, hourInSaoPaulo));

    [Fact]
    public void A_first_step_of_a_later_day_counts_from_the_entry()
    {
        Ana.Next(At(0, 10), version: Sequence(2, 3)).ShouldWait(Reason.NotYet).Until.ShouldBe(At(2, 9));
        Ana.Next(At(2, 9), version: Sequence(2, 3)).ShouldSend("dia-2").DayZero.ShouldBe(Monday);
    }

    [Fact]
    public void When_it_misses_its_window_it_moves_and_day_zero_with_it()
    {
        var lead = Ana.With(Message(0, state: MessageState.Planned) with { ExpiresAt = At(14, 9) });
        lead.Next(At(0, 19)).ShouldWait(Reason.OnItsWay).Until.ShouldBe(At(0, 20));
        var move = lead.Next(At(0, 20)).ShouldBeOfType<Decision.Move>();
        move.DayZero.ShouldBe(Monday.AddDays(1));
        move.Slot.ShouldBe(new Slot(Monday.AddDays(1), At(1, 9), At(1, 20), At(14, 9)));
    }

    [Fact]
    public void It_is_not_moved_beyond_its_patience() =>
        Ana.With(Message(0, state: MessageState.Planned) with { ExpiresAt = At(14, 9) }).Next(At(14, 9)).ShouldBeOfType<Decision.Expire>();
}
