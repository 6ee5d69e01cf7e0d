namespace Konquista.Web.Live;

/// <summary>What every page shows of how the installation stands: whether it sends, what of it is paused, and how many people wait for an answer.</summary>
internal sealed record Standing(
    DateTime Now, DateTime? PausedAt, bool IsAway, IReadOnlyList<WaitingAtStore> AtStores, IReadOnlyList<PausedPart> Parts, IReadOnlyList<string> StoppedWebhooks)
{
    /// <summary>The numbers and campaigns that are paused, as far as they concern a store, or all.</summary>
    public IReadOnlyList<PausedPart> Paused(Guid? onlyStore) =>
        [.. Parts.Where(part => !part.IsPhone || onlyStore is null || part.StoreId == onlyStore)];

    /// <summary>People waiting at one store, or at all of them.</summary>
    public long Waiting(Guid? onlyStore) => AtStores.Where(at => onlyStore is null || at.StoreId == onlyStore).Sum(at => at.Waiting);
}

/// <summary>How many people wait at a store, or with none.</summary>
internal sealed record WaitingAtStore
{
    public Guid? StoreId { get; init; }

    public long Waiting { get; init; }
}

/// <summary>A number or a campaign that sends nothing because somebody said so.</summary>
internal sealed record PausedPart
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public Guid? StoreId { get; init; }

    public bool IsPhone { get; init; }
}
