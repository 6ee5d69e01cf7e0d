using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>What is foreseen for somebody who enters now is what the planner would do day by day.</summary>
public sealed class ForesightTests
{
    private static readonly DateTimeOffset Now = At(0, 11);

    private static readonly EnrollmentFacts Other = Started with { Id = new Guid("0195a000-0000-7000-8000-000000000009"), Priority = 1 };

    [Fact]
    public void Each_step_has_its_day_and_those_of_a_closed_day_go_on_the_next()
    {
        var steps = Walk(Ana, FifteenDays);

        steps.ShouldAllBe(step => step.Skipped == null);
        Days(steps).ShouldBe([0, 1, 2, 4, 7, 10, 14, 15]);
        steps[0].At.ShouldBe(Now);
        steps.Skip(1).ShouldAllBe(step => step.At!.Value.AddHours(-3).TimeOfDay >= new TimeSpan(10, 0, 0));
    }

    [Fact]
    public void It_is_what_the_planner_does_when_everything_leaves_on_time()
    {
        var simulation = new PlannerSimulation(Ana, FifteenDays, Now, new Random(1), outages: 0).Run();

        Walk(Ana, FifteenDays).Select(step => Day(step.At!.Value)).ShouldBe(simulation.Ledger.Select(message => message.LocalDay));
    }

    [Fact]
    public void Who_enters_at_night_gets_the_first_in_the_morning()
    {
        var first = Walk(Ana, Sequence(0), At(0, 22))[0];

        first.At.ShouldBe(At(1, 9));
        first.Delayed.ShouldBe(Reason.OutsideWindow);
    }

    [Fact]
    public void Holidays_and_days_on_which_the_store_is_closed_are_passed_over()
    {
        var goodFriday = new DateOnly(2026, 4, 3);
        var lead = Ana with { StoreClosedDays = [goodFriday.AddDays(1)] };

        var steps = Walk(lead, Sequence(0, 1), At(goodFriday.AddDays(-1), 11));

        Day(steps[1].At!.Value).ShouldBe(goodFriday.AddDays(3));
    }

    [Fact]
    public void A_week_that_is_full_moves_a_step_and_says_so()
    {
        var steps = Walk(Ana, Sequence(0, 1, 2) with { PerWeek = 2 });

        Days(steps.Take(2)).ShouldBe([0, 1]);
        steps[2].Skipped.ShouldBe(Reason.Expired);
        steps[2].Delayed.ShouldBe(Reason.WeekTaken);
    }

    [Fact]
    public void What_the_person_has_had_today_counts()
    {
        var first = Walk(Ana.With(Message(0) with { EnrollmentId = null }), Sequence(0))[0];

        Day(first.At!.Value).ShouldBe(Monday.AddDays(1));
        first.Delayed.ShouldBe(Reason.DayTaken);
    }

    [Fact]
    public void Another_campaign_that_comes_first_takes_its_days()
    {
        var lead = Ana.With(Message(0) with { EnrollmentId = Other.Id }) with { Enrollments = [Other] };
        var foresight = new Foresight(lead, Sequence(0, 1), 100, Now);
        foresight.Know(Other, Sequence(0, 1, 2));

        var steps = foresight.Walk();

        Days(steps).ShouldBe([3, 4]);
        steps[0].Delayed.ShouldBeOneOf(Reason.DayTaken, Reason.OtherCampaignFirst);
    }

    [Fact]
    public void A_condition_on_engagement_is_judged_as_if_everything_was_read()
    {
        var definition = Sequence(0, 1, 2);
        definition = definition with
        {
            Steps =
            [
                definition.Steps[0],
                definition.Steps[1] with { Conditions = [new(Fact.Engagement, [Engagement.Unread])] },
                definition.Steps[2] with { Conditions = [new(Fact.Engagement, [Engagement.Read])] },
            ],
        };

        Walk(Ana, definition).Select(step => step.Skipped).ShouldBe([null, Reason.ConditionNotMet, null]);
    }

    [Fact]
    public void What_keeps_messages_from_a_person_is_said_in_place_of_a_moment()
    {
        Halted(Ana with { OptedOutAt = Now }).ShouldBe(Reason.OptedOut);
        Halted(Ana with { PausedAt = Now }).ShouldBe(Reason.LeadPaused);
        Halted(Ana, FifteenDays with { Window = new(null, null, null, null, null, null, null) }).ShouldBe(Reason.NeverOpen);
    }

    [Fact]
    public void A_conversation_delays_the_first_step()
    {
        var first = Walk(Ana with { HumanUntil = At(4, 12) }, Sequence(0))[0];

        first.At.ShouldBe(At(4, 12));
        first.Delayed.ShouldBe(Reason.HumanConversation);
    }

    [Fact]
    public void A_message_that_is_on_its_way_is_counted_as_if_it_left()
    {
        var lead = Ana.With(Message(0, state: MessageState.Planned) with { EnrollmentId = Other.Id }) with { Enrollments = [Other] };
        var foresight = new Foresight(lead, Sequence(0), 100, Now);
        foresight.Know(Other, Sequence(0));

        Day(foresight.Walk()[0].At!.Value).ShouldBe(Monday.AddDays(1));
    }

    [Fact]
    public void Whose_conditions_of_entry_do_not_hold_may_not_enter()
    {
        var entry = FifteenDays with { Entry = [new(Fact.Tag, ["FALTOU"])] };

        new Foresight(Ana, entry, 100, Now).MayEnter.ShouldBeFalse();
        new Foresight(Ana with { Tags = ["faltou"] }, entry, 100, Now).MayEnter.ShouldBeTrue();
    }

    [Fact]
    public void A_draft_with_faults_is_walked_as_far_as_it_goes()
    {
        var twice = Sequence(0, 1) with { Steps = [Step(0), Step(0), Step(1) with { Day = -4 }] };

        Walk(Ana, twice).Select(step => step.StepId).ShouldBe(["dia-1", "dia-0"]);
        Walk(Ana, new() { Steps = [] }).ShouldBeEmpty();
    }

    private static IReadOnlyList<ForeseenStep> Walk(LeadFacts lead, CampaignVersion definition, DateTimeOffset? now = null) =>
        new Foresight(lead, definition, 100, now ?? Now).Walk();

    private static string? Halted(LeadFacts lead, CampaignVersion? definition = null)
    {
        var foresight = new Foresight(lead, definition ?? FifteenDays, 100, Now);
        foresight.Walk().ShouldAllBe(step => step.At == null);
        return foresight.Halt;
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(-3)).DateTime);

    private static IEnumerable<int> Days(IEnumerable<ForeseenStep> steps) => steps.Select(step => Day(step.At!.Value).DayNumber - Monday.DayNumber);
}
