namespace Konquista.Leads.Steps;

/// <summary>A decided step on its way into the ledger, as plan_messages reads it.</summary>
internal sealed record PlannedStep
{
    public required Guid LeadId { get; init; }

    public required int LeadVersion { get; init; }

    public required Guid EnrollmentId { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid MessageId { get; init; }

    public required DateOnly Month { get; init; }

    public required string Step { get; init; }

    public required Guid TemplateId { get; init; }

    public Guid? PhoneId { get; init; }

    /// <summary>planned or skipped.</summary>
    public required string State { get; init; }

    public string? Reason { get; init; }

    public required int Priority { get; init; }

    public required DateOnly LocalDay { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateOnly DayZero { get; init; }

    public string? NextStep { get; init; }

    public DateTimeOffset? NextAt { get; init; }
}
