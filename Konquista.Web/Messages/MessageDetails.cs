namespace Konquista.Web.Messages;

/// <summary>One message of the ledger with all its times.</summary>
internal sealed record MessageDetails
{
    public DateTime Now { get; init; }

    public Guid Id { get; init; }

    public DateOnly Month { get; init; }

    public required string Kind { get; init; }

    public Guid LeadId { get; init; }

    public string? Lead { get; init; }

    public string? LeadPhone { get; init; }

    public string? TimeZone { get; init; }

    public Guid? CampaignId { get; init; }

    public string? Campaign { get; init; }

    /// <summary>The day of its step, and which of that day.</summary>
    public int[]? Place { get; init; }

    public Guid? PhoneId { get; init; }

    public string? Phone { get; init; }

    public string? Provider { get; init; }

    public string? Template { get; init; }

    public string? Body { get; init; }

    public string? Author { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public short Priority { get; init; }

    public DateOnly LocalDay { get; init; }

    public DateTime DueAt { get; init; }

    public DateTime ClosesAt { get; init; }

    public DateTime PlannedAt { get; init; }

    public DateTime? ClaimedAt { get; init; }

    public DateTime? AcceptedAt { get; init; }

    public DateTime? SentAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public DateTime? ReadAt { get; init; }

    public DateTime? EndedAt { get; init; }

    public string? ProviderId { get; init; }

    public Guid? Replaces { get; init; }

    public Guid? ReplacedBy { get; init; }

    /// <summary>The times at which something happened to it, each with the key of its word.</summary>
    public IEnumerable<(string Key, DateTime At)> Times =>
        new[]
        {
            ("Messages.PlannedAt", PlannedAt), ("Messages.DueAt", DueAt), ("Messages.ClaimedAt", ClaimedAt), ("Messages.AcceptedAt", AcceptedAt),
            ("Messages.SentAt", SentAt), ("Messages.DeliveredAt", DeliveredAt), ("Messages.ReadAt", ReadAt), ("Messages.EndedAt", (DateTime?)EndedAt),
        }.Where(time => time.Item2 is not null).Select(time => (time.Item1, time.Item2!.Value));
}

/// <summary>One try to hand a message to its provider.</summary>
internal sealed record MessageTry
{
    public int No { get; init; }

    public string? Phone { get; init; }

    public DateTime ClaimedAt { get; init; }

    public DateTime? FinishedAt { get; init; }

    public string? Outcome { get; init; }

    public int? HttpStatus { get; init; }

    public string? Error { get; init; }

    public string? Detail { get; init; }

    public int? Variant { get; init; }

    public required string Body { get; init; }

    public string? ProviderId { get; init; }
}

/// <summary>One status that a provider reported, as it came.</summary>
internal sealed record StatusNews
{
    public long Id { get; init; }

    public required string Word { get; init; }

    public DateTime ReceivedAt { get; init; }

    public DateTime? ProcessedAt { get; init; }

    public string? Outcome { get; init; }

    public string? Body { get; init; }
}
