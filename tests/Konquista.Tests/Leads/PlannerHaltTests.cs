using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>What stops or holds a sequence.</summary>
public sealed class PlannerHaltTests
{
    private static readonly DateTimeOffset Now = At(0, 11);

    [Fact]
    public void An_opt_out_stops() =>
        (Ana with { OptedOutAt = At(0, 9) }).Next(Now).ShouldBe(new Decision.Stop(Reason.OptedOut));

    [Fact]
    public void Two_undeliverable_messages_in_a_row_stop() =>
        (Ana with { Undeliverable = 2 }).Next(Now).ShouldBe(new Decision.Stop(Reason.Undeliverable));

    [Fact]
    public void One_undeliverable_message_does_not_stop() =>
        (Ana with { Undeliverable = 1 }).Next(Now).ShouldSend("dia-0");

    [Fact]
    public void A_stopped_campaign_stops_even_while_it_would_be_held() =>
        (Ana with { PausedAt = At(0, 9) }).Next(Now, Enrollment with { CampaignState = CampaignState.Stopped })
            .ShouldBe(new Decision.Stop(Reason.CampaignStopped));

    [Fact]
    public void A_paused_lead_is_held() =>
        (Ana with { PausedAt = At(0, 9) }).Next(Now).ShouldBe(new Decision.Hold(Reason.LeadPaused, Until: null));

    [Fact]
    public void A_conversation_holds_until_it_is_over()
    {
        var lead = Ana with { HumanUntil = At(7, 9) };
        lead.Next(Now).ShouldBe(new Decision.Hold(Reason.HumanConversation, At(7, 9)));
        lead.Next(At(7, 9)).ShouldSend("dia-0");
    }

    [Theory]
    [InlineData(CampaignState.Paused, Reason.CampaignPaused)]
    [InlineData(CampaignState.Draft, Reason.CampaignNotRunning)]
    public void A_campaign_that_does_not_run_holds(CampaignState state, string reason) =>
        Ana.Next(Now, Enrollment with { CampaignState = state }).ShouldBe(new Decision.Hold(reason, Until: null));

    [Fact]
    public void Without_a_phone_that_is_ready_it_is_held()
    {
        Planner.Next(Ana, Enrollment, FifteenDays, PhoneStanding.None, Now).ShouldBeOfType<Decision.Hold>().Reason.ShouldBe(Reason.NoPhone);
        Planner.Next(Ana, Enrollment, FifteenDays, PhoneStanding.Paused, Now).ShouldBeOfType<Decision.Hold>().Reason.ShouldBe(Reason.PhonePaused);
    }

    [Fact]
    public void A_hold_leaves_a_planned_message_that_missed_its_window_until_it_expires()
    {
        var lead = Ana.With(Message(1, state: MessageState.Planned)) with { PausedAt = At(1, 12) };
        lead.Next(At(2, 11)).ShouldBeOfType<Decision.Hold>();
        lead.Next(At(2, 20)).ShouldBe(new Decision.Expire(Message(1).Id));
    }

    [Fact]
    public void What_is_behind_is_finished_whatever_holds() =>
        (Ana.With(Message(0)) with { PausedAt = At(0, 9) }).Next(Now, version: Sequence(0)).ShouldBe(new Decision.Finish());

    [Fact]
    public void A_calendar_that_never_opens_holds() =>
        Ana.Next(Now, version: FifteenDays with { Window = new(null, null, null, null, null, null, null) })
            .ShouldBe(new Decision.Hold(Reason.NeverOpen, Until: null));
}
