namespace Konquista.Web.Messages;

/// <summary>One message of the ledger in a list.</summary>
internal sealed record MessageRow
{
    public Guid Id { get; init; }

    public Guid LeadId { get; init; }

    public string? Lead { get; init; }

    public string? LeadPhone { get; init; }

    public string? TimeZone { get; init; }

    public required string Kind { get; init; }

    public string? Campaign { get; init; }

    /// <summary>The day of its step, and which of that day.</summary>
    public int[]? Place { get; init; }

    public string? Phone { get; init; }

    public string? Store { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public DateTime DueAt { get; init; }

    public DateTime? AcceptedAt { get; init; }

    public DateTime? SentAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public DateTime? ReadAt { get; init; }

    /// <summary>When it left: the provider took it, or later told that it went on.</summary>
    public DateTime? WentAt => SentAt ?? AcceptedAt;
}
