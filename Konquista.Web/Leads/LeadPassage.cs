namespace Konquista.Web.Leads;

/// <summary>A lead's passage through one campaign.</summary>
internal sealed record LeadPassage
{
    public Guid Id { get; init; }

    public Guid CampaignId { get; init; }

    public required string Campaign { get; init; }

    public required string State { get; init; }

    public DateTime EnteredAt { get; init; }

    public DateTime? NextAt { get; init; }

    public string? Hold { get; init; }

    public DateTime? EndedAt { get; init; }

    public string? EndReason { get; init; }
}

/// <summary>How much is known of a lead.</summary>
internal sealed record LeadHoldings(long Messages, long Inbound, long Active, long Appointments, long Identities);
