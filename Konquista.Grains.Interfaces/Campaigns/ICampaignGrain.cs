namespace Konquista.Campaigns;

/// <summary>One campaign: publishes versions, starts, pauses and stops; the key is <see cref="GrainKey.Campaign"/>.</summary>
[Alias("campaign")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>Makes a version that newcomers enter; answers its number.</summary>
    [Alias("publish")]
    Task<int> Publish(CampaignVersion version, Actor by);

    /// <summary>Enters a state; answers how many messages of it were in flight at that moment.</summary>
    [Alias("change")]
    Task<int> Change(CampaignState state, Actor by);
}

/// <summary>Where a campaign stands. Stored by name, in lower case.</summary>
public enum CampaignState
{
    Draft,
    Running,
    Paused,
    Stopped,
}
