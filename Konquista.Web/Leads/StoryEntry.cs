namespace Konquista.Web.Leads;

/// <summary>One entry of a lead's story: a message of ours, one of theirs, or a fact.</summary>
internal sealed record StoryEntry
{
    public DateTime At { get; init; }

    public required string Source { get; init; }

    public required string Word { get; init; }

    public string? Text { get; init; }

    public string? Reason { get; init; }

    public string? Actor { get; init; }

    /// <summary>The day of its step, and which of that day.</summary>
    public int[]? Place { get; init; }

    public string? Campaign { get; init; }

    /// <summary>For when somebody was booked.</summary>
    public DateTime? VisitAt { get; init; }

    public string? Phone { get; init; }

    /// <summary>The name of the lead it happened to, where that was merged into this one; empty where it had none.</summary>
    public string? Other { get; init; }

    public DateTime? SentAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public DateTime? ReadAt { get; init; }
}
