namespace Konquista.Campaigns;

/// <summary>What became of an attempt to start, pause or stop a campaign.</summary>
[GenerateSerializer, Immutable, Alias("campaign-change")]
public abstract record CampaignChange
{
    private CampaignChange()
    {
    }

    /// <summary>It is in that state; so many of its messages were in flight at that moment.</summary>
    [GenerateSerializer, Immutable, Alias("campaign-change.changed")]
    public sealed record Changed([property: Id(0)] int InFlight) : CampaignChange;

    /// <summary>It stays in the state it is in.</summary>
    [GenerateSerializer, Immutable, Alias("campaign-change.refused")]
    public sealed record Refused([property: Id(0)] ChangeRefusal Reason) : CampaignChange;
}

/// <summary>Why a campaign does not enter a state.</summary>
public enum ChangeRefusal
{
    /// <summary>There is no such campaign.</summary>
    Missing,

    /// <summary>Nothing of it was ever published, so there is nothing to run.</summary>
    Unpublished,

    /// <summary>Only what runs can be paused, only what runs or is paused can be stopped, and nothing becomes a draft again.</summary>
    OutOfTurn,
}
