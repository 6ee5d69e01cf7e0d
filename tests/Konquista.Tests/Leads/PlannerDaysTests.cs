using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>On which day and at which hour the later steps go.</summary>
public sealed class PlannerDaysTests
{
    private static readonly MessageFacts[] UntilDayTen = [Message(0), Message(1), Message(2), Message(4), Message(7), Message(10)];

    [Fact]
    public void A_later_step_goes_at_ten_or_a_little_after_always_the_same_for_a_lead()
    {
        var until = Ana.With(Message(0)).Next(At(0, 11)).ShouldWait(Reason.NotYet).Until;
        until.ShouldBeInRange(At(1, 10), At(1, 10, 45));
        Ana.With(Message(0)).Next(At(1, 9)).ShouldWait(Reason.NotYet).Until.ShouldBe(until);
        Ana.With(Message(0)).Next(until).ShouldSend("dia-1").Slot.ExpiresAt.ShouldBe(At(2, 20));
    }

    [Fact]
    public void Day_thirteen_is_a_Sunday_and_goes_on_Monday_before_day_fifteen()
    {
        var lead = Ana.With(UntilDayTen);
        var wait = lead.Next(At(13, 12)).ShouldWait(Reason.NotYet);
        wait.Until.ShouldBeInRange(At(14, 10), At(14, 10, 45));
        lead.Next(wait.Until).ShouldSend("dia-13").Next!.At.ShouldBeInRange(At(15, 10), At(15, 10, 45));
    }

    [Fact]
    public void Saturday_has_hours_of_its_own() =>
        Ana.With(Message(0)).Next(At(5, 12), version: SequenceWith(Step(5) with { At = new TimeOnly(18, 0) }))
            .ShouldWait(Reason.NotYet).Until.ShouldBeInRange(At(5, 15, 45), At(5, 16));

    [Fact]
    public void Good_Friday_is_passed_over_unless_the_campaign_sends_on_holidays()
    {
        var version = SequenceWith(Step(32));
        Ana.With(Message(0)).Next(At(32, 9), version: version).ShouldWait(Reason.NotYet).Until.ShouldBeInRange(At(33, 10), At(33, 10, 45));
        Ana.With(Message(0)).Next(At(32, 12), version: version with { Holidays = true }).ShouldSend("dia-32");
    }

    [Fact]
    public void The_stores_own_closed_days_are_passed_over() =>
        (Ana.With(Message(0)) with { StoreClosedDays = [Monday.AddDays(1)] }).Next(At(1, 12))
            .ShouldWait(Reason.NotYet).Until.ShouldBeInRange(At(2, 10), At(2, 10, 45));

    [Fact]
    public void A_missed_step_may_go_until_the_end_of_the_next_allowed_day()
    {
        Ana.With(Message(0)).Next(At(2, 9)).ShouldSend("dia-1").Slot.ExpiresAt.ShouldBe(At(2, 20));
        Ana.With(Message(0)).Next(At(1, 22)).ShouldWait(Reason.OutsideWindow).Until.ShouldBe(At(2, 9));
        Ana.With(Message(0)).Next(At(2, 20)).ShouldSkip("dia-1", Reason.Expired).Slot.LocalDay.ShouldBe(Monday.AddDays(1));
    }

    [Fact]
    public void After_a_late_step_later_days_do_not_move()
    {
        var lead = Ana.With(Message(0), Message(1, on: 2));
        lead.Next(At(2, 12)).ShouldWait(Reason.DayTaken).Until.ShouldBeInRange(At(3, 10), At(3, 10, 45));
        lead.With(Message(2, on: 3)).Next(At(3, 12)).ShouldWait(Reason.NotYet).Until.ShouldBeInRange(At(4, 10), At(4, 10, 45));
    }

    [Fact]
    public void A_delay_counts_from_the_step_before()
    {
        var version = SequenceWith(Step(1) with { After = TimeSpan.FromHours(30) });
        Ana.With(Message(0)).Next(At(0, 12), version: version).ShouldWait(Reason.NotYet).Until.ShouldBe(At(1, 16));
        Ana.With(Message(0)).Next(At(1, 16), version: version).ShouldSend("dia-1");
    }

    [Fact]
    public void Only_a_step_that_says_so_goes_on_the_same_day()
    {
        var soon = Step(0) with { Id = "depois", After = TimeSpan.FromHours(2) };
        Ana.With(Message(0)).Next(At(0, 12), version: SequenceWith(soon) with { PerDay = 2 })
            .ShouldWait(Reason.DayTaken).Until.ShouldBeInRange(At(1, 10), At(1, 10, 45));
        Ana.With(Message(0)).Next(At(0, 12), version: SequenceWith(soon with { SameDay = true }) with { PerDay = 2 }).ShouldSend("depois");
    }

    [Fact]
    public void The_last_step_has_nothing_after_it_and_then_all_is_finished()
    {
        var lead = Ana.With(UntilDayTen).With(Message(13, on: 14));
        lead.Next(At(15, 12)).ShouldSend("dia-15").Next.ShouldBeNull();
        lead.With(Message(15, state: MessageState.Uncertain)).Next(At(15, 13)).ShouldBe(new Decision.Finish());
    }

    [Fact]
    public void Delays_and_days_beyond_all_measure_only_wait()
    {
        var version = SequenceWith(Step(int.MaxValue) with { After = TimeSpan.MaxValue });
        Ana.With(Message(0)).Next(At(0, 12), version: version).ShouldWait(Reason.NotYet);
    }

    private static CampaignVersion SequenceWith(Step second) => new() { Steps = [Step(0), second] };
}
