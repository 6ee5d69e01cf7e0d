namespace Konquista.Campaigns;

/// <summary>One campaign: drafts, publishes versions, starts, pauses and stops; the key is <see cref="GrainKey.Campaign"/>.</summary>
[Alias("campaign")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>Creates or changes the campaign and its draft; <paramref name="version"/> is the one the editor loaded, 0 for a new one.</summary>
    [Alias("save")]
    Task<CampaignSave> Save(CampaignDraft draft, int version, Actor by);

    /// <summary>Publishes the draft that has <paramref name="version"/>, if nothing keeps it from being sent; with <paramref name="start"/> the campaign runs.</summary>
    [Alias("publish-draft")]
    Task<CampaignPublication> PublishDraft(int version, bool start, Actor by);

    /// <summary>Makes a version of a definition that nobody has to look through; answers its number.</summary>
    [Alias("publish")]
    Task<int> Publish(CampaignVersion version, Actor by);

    /// <summary>Enters a state, unless that is not its turn; a stop ends the passage of everybody who is in the campaign.</summary>
    [Alias("change")]
    Task<CampaignChange> Change(CampaignState state, Actor by);

    /// <summary>Removes a draft that nobody ever entered.</summary>
    [Alias("remove")]
    Task<CampaignRemoval> Remove(Actor by);
}

/// <summary>Where a campaign stands. Stored by name, in lower case.</summary>
public enum CampaignState
{
    Draft,
    Running,
    Paused,
    Stopped,
}
