namespace Konquista.Campaigns;

/// <summary>What would happen to one person who entered a campaign now, if every message left on time and nobody answered.</summary>
[GenerateSerializer, Immutable, Alias("campaign-preview.answer")]
public sealed record CampaignPreview
{
    /// <summary>IANA; every moment here is by its clock.</summary>
    [Id(0)] public required string TimeZone { get; init; }

    /// <summary>False when the campaign's conditions of entry would keep this person out.</summary>
    [Id(1)] public required bool MayEnter { get; init; }

    /// <summary>One for each step, in the order in which the planner takes them.</summary>
    [Id(2)] public required IReadOnlyList<PreviewStep> Steps { get; init; }

    /// <summary>Why the steps without a moment never come, in a word of the planner; null when all have one.</summary>
    [Id(3)] public string? Halt { get; init; }

    public override string ToString() => $"{nameof(CampaignPreview)} of {Steps?.Count} steps";
}

/// <summary>What would become of one step. Reasons are words of the planner. Prints the day alone.</summary>
[GenerateSerializer, Immutable, Alias("campaign-preview.step")]
public sealed record PreviewStep
{
    [Id(0)] public required string StepId { get; init; }

    /// <summary>When it would be sent, or found out that it is skipped; null when it never comes to that.</summary>
    [Id(1)] public DateTimeOffset? At { get; init; }

    /// <summary>Why it would be skipped; null when it would be sent.</summary>
    [Id(2)] public string? Skipped { get; init; }

    /// <summary>What it had to wait for beyond its time: the window, the day's or the week's messages, another campaign; null when for nothing.</summary>
    [Id(3)] public string? Delayed { get; init; }

    /// <summary>It has conditions of which the answer is not known yet: they are judged as if every message was read.</summary>
    [Id(4)] public bool IsAssumed { get; init; }

    public override string ToString() => $"{nameof(PreviewStep)} {At:yyyy-MM-dd}";
}
