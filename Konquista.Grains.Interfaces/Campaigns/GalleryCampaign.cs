namespace Konquista.Campaigns;

/// <summary>A ready campaign as it hangs in the gallery: what it is for, and its steps with their texts. Prints without them.</summary>
[GenerateSerializer, Immutable, Alias("gallery-campaign")]
public sealed record GalleryCampaign
{
    [Id(0)] public required string Key { get; init; }

    [Id(1)] public required int Position { get; init; }

    /// <summary>The kind of business it was written for.</summary>
    [Id(2)] public required string Business { get; init; }

    [Id(3)] public required string Name { get; init; }

    [Id(4)] public required string Description { get; init; }

    [Id(5)] public required IReadOnlyList<GalleryStep> Steps { get; init; }

    [Id(6)] public IReadOnlyList<Condition> Entry { get; init; } = [];

    public override string ToString() => $"{nameof(GalleryCampaign)} of {Steps?.Count} steps";
}

/// <summary>One step of a ready campaign, its texts in place of a template. Prints without them.</summary>
[GenerateSerializer, Immutable, Alias("gallery-step")]
public sealed record GalleryStep
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required int Day { get; init; }

    [Id(2)] public TimeOnly? At { get; init; }

    /// <summary>What its template is called, after the campaign's name and the day.</summary>
    [Id(3)] public required string Title { get; init; }

    [Id(4)] public required IReadOnlyList<string> Texts { get; init; }

    [Id(5)] public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public override string ToString() => $"{nameof(GalleryStep)} of day {Day}";
}
