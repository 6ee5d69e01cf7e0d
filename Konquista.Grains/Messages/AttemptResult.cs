namespace Konquista.Messages;

/// <summary>What became of one attempt, as it is recorded. <paramref name="State"/> is accepted, planned (it never left), uncertain or failed.</summary>
internal sealed record AttemptResult(ClaimedMessage Message, MessageState State)
{
    public string? ProviderId { get; init; }

    public string? WaId { get; init; }

    public string? Error { get; init; }

    public int? HttpStatus { get; init; }

    public string? Detail { get; init; }

    /// <summary>When a message that never left may be tried again.</summary>
    public DateTimeOffset? Due { get; init; }
}
