namespace Konquista.Web.Webhooks.Outgoing;

/// <summary>An address that is told of facts, as pages show it; its secret is not among what is read.</summary>
internal sealed record Webhook
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    public required string[] Events { get; init; }

    public Guid? StoreId { get; init; }

    public string? Store { get; init; }

    public bool WithPeople { get; init; }

    public DateTime? PausedAt { get; init; }

    /// <summary>by_hand, failing, gone or sealed.</summary>
    public string? PauseReason { get; init; }

    /// <summary>Attempts in a row that were not taken.</summary>
    public int Failures { get; init; }

    public DateTime? FailingSince { get; init; }

    public DateTime? SucceededAt { get; init; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; init; }

    public long Waiting { get; init; }

    public long Failed { get; init; }

    public string State => PausedAt is not null ? "paused" : Failures > 0 ? "failed" : "active";
}
