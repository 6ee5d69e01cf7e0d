using Konquista.Campaigns;
using Konquista.Leads.Entries;
using Konquista.Leads.Steps;

namespace Konquista.Leads;

/// <summary>Who enters a campaign.</summary>
public sealed class EntryRulesTests
{
    private static readonly EntryFacts Newcomer = new() { Campaign = PlannerCast.FifteenDays, Traits = Traits.Of(PlannerCast.Ana) };

    [Fact]
    public void A_newcomer_enters() => EntryRules.Decide(Newcomer).ShouldBe(Entry.Enrolled);

    [Fact]
    public void A_source_may_only_capture() => EntryRules.Decide(Newcomer with { IsAsked = false }).ShouldBe(Entry.CaptureOnly);

    [Fact]
    public void An_opt_out_outweighs_everything() =>
        EntryRules.Decide(Newcomer with { HasOptedOut = true, Campaign = null, IsIn = true }).ShouldBe(Entry.OptedOut);

    [Fact]
    public void Without_a_campaign_nobody_enters() => EntryRules.Decide(Newcomer with { Campaign = null }).ShouldBe(Entry.NoCampaign);

    [Fact]
    public void Nobody_enters_twice() => EntryRules.Decide(Newcomer with { IsIn = true, Again = true }).ShouldBe(Entry.AlreadyIn);

    [Fact]
    public void Who_has_finished_enters_only_if_asked_again()
    {
        EntryRules.Decide(Newcomer with { HasFinished = true }).ShouldBe(Entry.AlreadyFinished);
        EntryRules.Decide(Newcomer with { HasFinished = true, Again = true }).ShouldBe(Entry.Enrolled);
    }

    [Fact]
    public void Who_has_booked_does_not_enter() =>
        EntryRules.Decide(Newcomer with { HasAppointment = true, Again = true }).ShouldBe(Entry.Booked);

    [Fact]
    public void Who_is_in_conversation_does_not_enter() =>
        EntryRules.Decide(Newcomer with { IsInConversation = true }).ShouldBe(Entry.Conversation);

    [Fact]
    public void The_campaign_may_choose_who_enters()
    {
        var choosy = PlannerCast.FifteenDays with { Entry = [new(Fact.Tag, ["botox"]), new(Fact.State, ["RJ"])] };
        EntryRules.Decide(Newcomer with { Campaign = choosy }).ShouldBe(Entry.NoCampaign);
        EntryRules.Decide(Newcomer with { Campaign = choosy, Traits = Newcomer.Traits with { State = "RJ" } }).ShouldBe(Entry.Enrolled);
    }
}
