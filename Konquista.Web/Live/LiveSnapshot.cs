namespace Konquista.Web.Live;

/// <summary>How the installation stands at one moment, as every open page shows it.</summary>
internal sealed record LiveSnapshot(
    Numbers Numbers,
    IReadOnlyList<PhoneStrip> Phones,
    IReadOnlyList<LatestFact> Facts,
    bool IsAway)
{
    /// <summary>True when a reader would see no difference.</summary>
    public bool LooksLike(LiveSnapshot other) =>
        IsAway == other.IsAway
        && (Numbers with { Now = other.Numbers.Now }) == other.Numbers
        && Phones.SequenceEqual(other.Phones)
        && Facts.SequenceEqual(other.Facts);
}

/// <summary>Today's counts. Accepted by a provider or higher is sent; what no provider reported is not counted as delivered.</summary>
internal sealed record Numbers
{
    public DateTime Now { get; init; }

    public DateTime? PausedAt { get; init; }

    public long Captured { get; init; }

    public long Pending { get; init; }

    public long Sent { get; init; }

    public long Delivered { get; init; }

    public long Read { get; init; }

    public long Replied { get; init; }

    public long Uncertain { get; init; }

    public long Failed { get; init; }

    public long Waiting { get; init; }

    public DateTime? NextDue { get; init; }
}

/// <summary>One number of ours today.</summary>
internal sealed record PhoneStrip
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public bool Sandbox { get; init; }

    public int DailyCap { get; init; }

    public long Used { get; init; }

    public DateTime? PausedAt { get; init; }

    public DateTime? BlockedUntil { get; init; }

    public string? BlockReason { get; init; }

    public DateTime? LastSend { get; init; }
}

/// <summary>Something that happened, newest first.</summary>
internal sealed record LatestFact
{
    public DateTime At { get; init; }

    public required string Kind { get; init; }

    public Guid? LeadId { get; init; }

    public string? Lead { get; init; }

    public string? Reason { get; init; }
}
