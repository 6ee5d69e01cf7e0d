using Konquista.Calendars;

namespace Konquista.Campaigns;

/// <summary>What was published of a campaign: its steps and the rules of when they may go. It never changes.</summary>
[GenerateSerializer, Immutable, Alias("campaign-version")]
public sealed record CampaignVersion
{
    [Id(0)] public required IReadOnlyList<Step> Steps { get; init; }

    [Id(1)] public SendingWindow Window { get; init; } = SendingWindow.Default;

    /// <summary>Send on national holidays too.</summary>
    [Id(2)] public bool Holidays { get; init; }

    /// <summary>Most messages to one person on one local day, over all campaigns.</summary>
    [Id(3)] public int PerDay { get; init; } = 1;

    /// <summary>Most messages to one person in seven local days, over all campaigns.</summary>
    [Id(4)] public int PerWeek { get; init; } = 7;

    /// <summary>Who may enter; all must hold.</summary>
    [Id(5)] public IReadOnlyList<Condition> Entry { get; init; } = [];
}

/// <summary>One day of a sequence: due on <see cref="Day"/> at <see cref="At"/> local time, or <see cref="After"/> the step before.</summary>
[GenerateSerializer, Immutable, Alias("campaign-step")]
public sealed record Step
{
    /// <summary>Stable over versions: it is part of a message's identity.</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required int Day { get; init; }

    [Id(2)] public TimeOnly? At { get; init; }

    /// <summary>Delay after the step before; wins over <see cref="At"/>.</summary>
    [Id(3)] public TimeSpan? After { get; init; }

    [Id(4)] public required Guid TemplateId { get; init; }

    [Id(5)] public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>May go on the same local day as another step of this enrollment.</summary>
    [Id(6)] public bool SameDay { get; init; }
}

/// <summary>Something that must hold of a lead: <paramref name="Fact"/> is one of <paramref name="OneOf"/>, or with <paramref name="Not"/> none of them.</summary>
[GenerateSerializer, Immutable, Alias("campaign-condition")]
public sealed record Condition(
    [property: Id(0)] Fact Fact,
    [property: Id(1)] IReadOnlyList<string> OneOf,
    [property: Id(2)] bool Not = false);

/// <summary>What a condition may look at. Engagement speaks of the step before: read, unread, undelivered.</summary>
public enum Fact
{
    Source,
    Tag,
    Region,
    State,
    Store,
    Engagement,
}
