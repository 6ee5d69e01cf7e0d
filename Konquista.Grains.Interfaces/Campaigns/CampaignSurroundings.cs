namespace Konquista.Campaigns;

/// <summary>What a definition leans on outside of itself, as it is now.</summary>
public sealed record CampaignSurroundings
{
    /// <summary>The texts of each template there is.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<string>> Templates { get; init; }

    /// <summary>The names and ids of all stores.</summary>
    public required IReadOnlyList<string> Stores { get; init; }

    /// <summary>A number in its pool, or any store's, could send.</summary>
    public required bool HasPhone { get; init; }
}
