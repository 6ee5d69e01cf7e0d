namespace Konquista.Web.Live;

/// <summary>What every page shows of how the installation stands: whether it sends, and how many people wait for an answer.</summary>
internal sealed record Standing(DateTime Now, DateTime? PausedAt, bool IsAway, IReadOnlyList<WaitingAtStore> AtStores)
{
    /// <summary>People waiting at one store, or at all of them.</summary>
    public long Waiting(Guid? onlyStore) => AtStores.Where(at => onlyStore is null || at.StoreId == onlyStore).Sum(at => at.Waiting);
}

/// <summary>How many people wait at a store, or with none.</summary>
internal sealed record WaitingAtStore
{
    public Guid? StoreId { get; init; }

    public long Waiting { get; init; }
}
