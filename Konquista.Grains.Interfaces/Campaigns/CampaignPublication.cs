namespace Konquista.Campaigns;

/// <summary>What became of an attempt to publish a draft.</summary>
[GenerateSerializer, Immutable, Alias("campaign-publication")]
public abstract record CampaignPublication
{
    private CampaignPublication()
    {
    }

    /// <summary>Newcomers enter version number <paramref name="No"/>; a draft without changes is the version that was there already.</summary>
    /// <param name="No">Counts the campaign's published versions from 1.</param>
    /// <param name="Version">What the editor has loaded from now on.</param>
    /// <param name="Warnings">What somebody should look at all the same.</param>
    [GenerateSerializer, Immutable, Alias("campaign-publication.published")]
    public sealed record Published(
        [property: Id(0)] int No,
        [property: Id(1)] int Version,
        [property: Id(2)] IReadOnlyList<CampaignProblem> Warnings) : CampaignPublication;

    /// <summary>Somebody else changed the campaign meanwhile, or removed it (version 0); nothing is published.</summary>
    [GenerateSerializer, Immutable, Alias("campaign-publication.stale")]
    public sealed record Stale([property: Id(0)] int Version) : CampaignPublication;

    /// <summary>Nothing is published because of these; warnings are among them.</summary>
    [GenerateSerializer, Immutable, Alias("campaign-publication.refused")]
    public sealed record Refused([property: Id(0)] IReadOnlyList<CampaignProblem> Problems) : CampaignPublication;
}
