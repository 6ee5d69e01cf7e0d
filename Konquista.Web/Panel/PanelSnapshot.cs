namespace Konquista.Web.Panel;

/// <summary>How the business stands at one moment: what needs a person, the day against other days, the phones, and what is ahead.</summary>
internal sealed record PanelSnapshot(
    PanelNeeds Needs,
    PanelDays Days,
    IReadOnlyList<PhoneStrip> Phones,
    IReadOnlyList<HourAhead> Hours,
    IReadOnlyList<LatestFact> Facts,
    IReadOnlyList<FirstContact> FirstContacts);

/// <summary>What only a person can do something about.</summary>
internal sealed record PanelNeeds
{
    public DateTime Now { get; init; }

    public long Waiting { get; init; }

    /// <summary>Since when the first of them waits.</summary>
    public DateTime? Oldest { get; init; }

    public long Uncertain { get; init; }

    public long Failed { get; init; }

    /// <summary>Lines that imports of the last seven days could not take.</summary>
    public long Refused { get; init; }

    public bool IsNothing => Waiting + Uncertain + Failed + Refused == 0;
}

/// <summary>How many messages are to go in one hour.</summary>
internal sealed record HourAhead
{
    public DateTime Hour { get; init; }

    public long Messages { get; init; }
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

    public string State(DateTime now) => PausedAt is not null ? "paused" : BlockedUntil > now ? "failed" : "active";
}

/// <summary>Something that happened, newest first.</summary>
internal sealed record LatestFact
{
    public DateTime At { get; init; }

    public required string Kind { get; init; }

    public Guid? LeadId { get; init; }

    public string? Lead { get; init; }

    public string? Reason { get; init; }

    /// <summary>What was changed, where it is no lead.</summary>
    public string? Name { get; init; }
}
