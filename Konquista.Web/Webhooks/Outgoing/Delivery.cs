using Konquista.Feed;

namespace Konquista.Web.Webhooks.Outgoing;

/// <summary>One fact on its way to one address, as the log shows it.</summary>
internal sealed record Delivery
{
    public long No { get; init; }

    public Guid WebhookId { get; init; }

    public int? Era { get; init; }

    public ulong Xid { get; init; }

    public long FactId { get; init; }

    public required string Event { get; init; }

    public DateTime At { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public DateTime DueAt { get; init; }

    public Guid? LeadId { get; init; }

    /// <summary>JSON, as it was sent but for what is added about people.</summary>
    public required string Payload { get; init; }

    public int? Status { get; init; }

    public string? Problem { get; init; }

    /// <summary>The id towards the receiver.</summary>
    public string Id => Era is { } era ? new FeedCursor(era, Xid, FactId).ToString() : $"test-{No}";
}

/// <summary>One attempt at a delivery, and what came back.</summary>
internal sealed record DeliveryAttempt
{
    public int No { get; init; }

    public DateTime At { get; init; }

    public int? Status { get; init; }

    public string? Problem { get; init; }

    public int TookMs { get; init; }

    public required string Answer { get; init; }
}
