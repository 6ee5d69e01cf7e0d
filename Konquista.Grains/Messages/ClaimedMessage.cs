namespace Konquista.Messages;

/// <summary>A message that this activation of a phone may send, with all that its text is made of.</summary>
internal sealed record ClaimedMessage
{
    public required Guid Id { get; init; }

    public required DateOnly Month { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    public required int No { get; init; }

    public required Guid LeadId { get; init; }

    public Guid? EnrollmentId { get; init; }

    public Guid? CampaignId { get; init; }

    /// <summary>What belongs to no campaign is a person's answer or a template tried out.</summary>
    public bool IsByHand => CampaignId is null;

    public required DateTimeOffset ClaimedAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The number in E.164 form.</summary>
    public required string To { get; init; }

    public required string LeadName { get; init; }

    public string? FirstName { get; init; }

    public string? StoreName { get; init; }

    public string? StoreAddress { get; init; }

    public string? StoreCity { get; init; }

    public string? State { get; init; }

    /// <summary>A text written by hand; null when the template makes it.</summary>
    public string? Body { get; init; }

    public string? TemplateKind { get; init; }

    public string? CloudName { get; init; }

    public string? CloudLanguage { get; init; }

    public IReadOnlyList<string> CloudVariables { get; init; } = [];

    public byte[]? MediaHash { get; init; }

    public IReadOnlyList<string> Variants { get; init; } = [];
}
