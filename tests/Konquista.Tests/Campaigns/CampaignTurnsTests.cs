using static Konquista.Campaigns.CampaignState;

namespace Konquista.Campaigns;

public sealed class CampaignTurnsTests
{
    [Theory]
    [InlineData(Draft, Running), InlineData(Paused, Running), InlineData(Stopped, Running), InlineData(Running, Paused)]
    [InlineData(Running, Stopped), InlineData(Paused, Stopped), InlineData(Running, Running), InlineData(Draft, Draft)]
    public void A_published_campaign_starts_pauses_and_stops(CampaignState from, CampaignState to) =>
        CampaignTurns.Refusal(from, to, isPublished: true).ShouldBeNull();

    [Theory]
    [InlineData(Draft, Paused), InlineData(Draft, Stopped), InlineData(Stopped, Paused)]
    [InlineData(Running, Draft), InlineData(Paused, Draft), InlineData(Stopped, Draft)]
    public void What_does_not_run_is_not_paused_and_nothing_is_a_draft_again(CampaignState from, CampaignState to) =>
        CampaignTurns.Refusal(from, to, isPublished: true).ShouldBe(ChangeRefusal.OutOfTurn);

    [Theory]
    [InlineData(Draft), InlineData(Stopped)]
    public void What_was_never_published_does_not_start(CampaignState from) =>
        CampaignTurns.Refusal(from, Running, isPublished: false).ShouldBe(ChangeRefusal.Unpublished);
}
