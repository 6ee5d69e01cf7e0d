namespace Konquista.Campaigns;

/// <summary>What became of an attempt to remove a campaign.</summary>
public enum CampaignRemoval
{
    /// <summary>It is gone, or was before.</summary>
    Removed,

    /// <summary>It has been started once: its history stays.</summary>
    Started,

    /// <summary>People have entered it: their history stays.</summary>
    Entered,

    /// <summary>A tag rule names it.</summary>
    Named,
}
