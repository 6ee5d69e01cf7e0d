namespace Konquista.Campaigns;

/// <summary>Answers "on which days would this go?" by the planner that sends, writing nothing; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("campaign-preview")]
public interface ICampaignPreview : IGrainWithStringKey
{
    /// <summary>What would happen to somebody who entered now; null when there is no such lead.</summary>
    [Alias("of")]
    Task<CampaignPreview?> Of(PreviewRequest request);
}

/// <summary>Whose passage through what is asked for.</summary>
[GenerateSerializer, Immutable, Alias("preview-request")]
public sealed record PreviewRequest
{
    [Id(0)] public required CampaignVersion Definition { get; init; }

    /// <summary>Null asks for a made-up person in São Paulo, of whom every condition holds.</summary>
    [Id(1)] public Guid? LeadId { get; init; }

    /// <summary>The campaign that the definition is of: the lead's own passage through it is looked past.</summary>
    [Id(2)] public Guid? CampaignId { get; init; }

    [Id(3)] public int Priority { get; init; } = 100;
}
