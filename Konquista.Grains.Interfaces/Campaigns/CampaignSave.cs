namespace Konquista.Campaigns;

/// <summary>What became of an attempt to save a draft.</summary>
[GenerateSerializer, Immutable, Alias("campaign-save")]
public abstract record CampaignSave
{
    private CampaignSave()
    {
    }

    /// <summary>It is written; <paramref name="Version"/> is what the editor has loaded from now on.</summary>
    [GenerateSerializer, Immutable, Alias("campaign-save.saved")]
    public sealed record Saved([property: Id(0)] int Version) : CampaignSave;

    /// <summary>Somebody else changed the campaign meanwhile, or removed it (version 0); nothing is written.</summary>
    [GenerateSerializer, Immutable, Alias("campaign-save.stale")]
    public sealed record Stale([property: Id(0)] int Version) : CampaignSave;

    /// <summary>Nothing is written because of these.</summary>
    [GenerateSerializer, Immutable, Alias("campaign-save.refused")]
    public sealed record Refused([property: Id(0)] IReadOnlyList<CampaignProblem> Problems) : CampaignSave;
}
