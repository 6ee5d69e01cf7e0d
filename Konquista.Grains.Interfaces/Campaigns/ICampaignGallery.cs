namespace Konquista.Campaigns;

/// <summary>Ready campaigns with their texts, for whoever does not want to begin with an empty page; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("campaign-gallery")]
public interface ICampaignGallery : IGrainWithStringKey
{
    [Alias("list")]
    Task<IReadOnlyList<GalleryCampaign>> List();

    /// <summary>Makes templates and a draft with the given id of a ready campaign; the same id again only answers what was made. Null when there is none of that key.</summary>
    [Alias("take")]
    Task<TakenCampaign?> Take(string key, Guid campaignId, Actor by);
}

/// <summary>A draft that came from the gallery, under a name that was free. Prints without it.</summary>
[GenerateSerializer, Immutable, Alias("taken-campaign")]
public sealed record TakenCampaign([property: Id(0)] Guid CampaignId, [property: Id(1)] string Name)
{
    public override string ToString() => $"{nameof(TakenCampaign)} {CampaignId:N}";
}
