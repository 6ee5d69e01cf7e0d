namespace Konquista.Phones;

/// <summary>A number of ours as its grain holds it: the row, with the epoch this activation was given.</summary>
internal sealed record PhoneFacts
{
    public required Guid Id { get; init; }

    public required long Epoch { get; init; }

    public required string Provider { get; init; }

    public required string Account { get; init; }

    public required string BaseUrl { get; init; }

    public required byte[] TokenCipher { get; init; }

    public required bool Sandbox { get; init; }

    public required int DailyCap { get; init; }

    public required TimeSpan Gap { get; init; }

    public DateOnly? WarmUpFrom { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>IANA zone of the store, in which the daily cap counts.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The last claim, from the attempts.</summary>
    public DateTimeOffset? LastClaimAt { get; init; }

    /// <summary>Claims on the current local day, from the attempts.</summary>
    public int ClaimsToday { get; init; }
}
