using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>How much one person may get over all campaigns, and who goes first.</summary>
public sealed class PlannerCapsTests
{
    private static readonly EnrollmentFacts Other = Started with { Id = new Guid(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), Priority = 10 };

    [Fact]
    public void A_message_of_another_campaign_takes_the_day() =>
        Ana.With(Theirs(on: 0)).Next(At(0, 12), Enrollment).ShouldWait(Reason.DayTaken).Until.ShouldBeInRange(At(1, 10), At(1, 10, 45));

    [Theory]
    [InlineData(MessageState.Cancelled)]
    [InlineData(MessageState.Skipped)]
    [InlineData(MessageState.Failed)]
    public void What_never_left_takes_up_no_day(MessageState state) =>
        Ana.With(Theirs(on: 0) with { State = state }).Next(At(0, 12), Enrollment).ShouldSend("dia-0");

    [Fact]
    public void What_was_written_by_hand_takes_up_no_day() =>
        Ana.With(Theirs(on: 0) with { EnrollmentId = null, Step = null }).Next(At(0, 12), Enrollment).ShouldSend("dia-0");

    [Fact]
    public void A_step_that_failed_on_the_way_was_the_step_of_its_day()
    {
        var failed = Message(0, on: 1, state: MessageState.Failed) with { ClaimedAt = At(1, 10) };
        Ana.With(failed).Next(At(1, 12), Started with { DayZero = Monday }).ShouldWait(Reason.DayTaken).Until.ShouldBeGreaterThan(At(2, 9));
    }

    [Fact]
    public void A_full_week_waits_until_a_day_has_left_it()
    {
        var lead = Ana.With(Theirs(on: -5), Theirs(on: -4), Theirs(on: -3));
        lead.Next(At(0, 12), Enrollment, FifteenDays with { PerWeek = 3 })
            .ShouldWait(Reason.WeekTaken).Until.ShouldBeInRange(At(2, 10), At(2, 10, 45));
    }

    [Fact]
    public void A_planned_message_moves_to_a_day_that_has_room()
    {
        var lead = Ana.With(Message(0), Message(1, state: MessageState.Planned) with { ExpiresAt = At(3, 20) }, Theirs(on: 2));
        lead.Next(At(1, 20)).ShouldBeOfType<Decision.Move>().Slot.LocalDay.ShouldBe(Monday.AddDays(3));
    }

    [Fact]
    public void A_planned_message_whose_last_day_is_taken_expires() =>
        Ana.With(Message(0), Message(1, state: MessageState.Planned), Theirs(on: 2)).Next(At(1, 20)).ShouldBe(new Decision.Expire(Message(1).Id));

    [Fact]
    public void The_smaller_priority_goes_first()
    {
        var lead = Ana with { Enrollments = [Other with { NextAt = At(0, 14) }, Enrollment] };
        lead.Next(At(0, 12)).ShouldWait(Reason.OtherCampaignFirst).Until.ShouldBe(At(0, 14, 15));
    }

    [Fact]
    public void Of_equal_priorities_the_older_enrollment_goes_first()
    {
        var older = Other with { Priority = 100, EnteredAt = At(-1, 9), NextAt = At(0, 14) };
        (Ana with { Enrollments = [Enrollment, older] }).Next(At(0, 12)).ShouldWait(Reason.OtherCampaignFirst);
        (Ana with { Enrollments = [Enrollment, older with { EnteredAt = At(0, 11) }] }).Next(At(0, 12)).ShouldSend("dia-0");
    }

    [Fact]
    public void A_campaign_that_is_held_or_wants_another_day_stands_in_nobodys_way()
    {
        EnrollmentFacts[] others =
        [
            Other with { NextAt = At(1, 10) },
            Other with { NextAt = At(0, 14), Hold = Reason.NoPhone },
            Other with { NextAt = At(0, 14), CampaignState = CampaignState.Paused },
            Other with { NextAt = null },
        ];
        (Ana with { Enrollments = others }).Next(At(0, 12)).ShouldSend("dia-0");
    }

    private static MessageFacts Theirs(int on) => Message(50 + on, on) with { EnrollmentId = Other.Id };
}
