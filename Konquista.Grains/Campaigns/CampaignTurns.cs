namespace Konquista.Campaigns;

/// <summary>Which state of a campaign may follow which.</summary>
internal static class CampaignTurns
{
    /// <summary>Null when a campaign may go from one state to the other, or is there already.</summary>
    public static ChangeRefusal? Refusal(CampaignState from, CampaignState to, bool isPublished) => (from, to) switch
    {
        _ when from == to => null,
        (_, CampaignState.Running) => isPublished ? null : ChangeRefusal.Unpublished,
        (CampaignState.Running, CampaignState.Paused) or (CampaignState.Running or CampaignState.Paused, CampaignState.Stopped) => null,
        _ => ChangeRefusal.OutOfTurn,
    };
}
