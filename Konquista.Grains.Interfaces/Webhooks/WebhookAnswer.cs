namespace Konquista.Webhooks;

/// <summary>What an address answered to one attempt: its HTTP status, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("webhook-answer")]
public sealed record WebhookAnswer(
    [property: Id(0)] int? Status,
    [property: Id(1)] WebhookTrouble? Trouble,
    [property: Id(2)] TimeSpan Took,
    [property: Id(3)] string Beginning,
    [property: Id(4)] TimeSpan? RetryAfter = null)
{
    public const int Gone = 410;

    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>For logs: nothing of what the address wrote.</summary>
    public override string ToString() => $"{nameof(WebhookAnswer)} {Status} {Trouble}";
}

/// <summary>Why an attempt has no status.</summary>
public enum WebhookTrouble
{
    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>Nobody knows the host.</summary>
    UnknownHost,

    /// <summary>The host has only addresses that are not everybody's.</summary>
    PrivateAddress,

    /// <summary>Nobody listens there.</summary>
    Unreachable,

    /// <summary>The certificate does not hold.</summary>
    Certificate,

    /// <summary>What came back is not HTTP, or too long.</summary>
    NoHttp,
}
