namespace Konquista.Webhooks;

/// <summary>What became of an attempt to save a webhook: the one thing that is wrong, or nothing, and the secret of a new one.</summary>
[GenerateSerializer, Immutable, Alias("webhook-save")]
public sealed record WebhookSave([property: Id(0)] WebhookProblem? Problem, [property: Id(1)] string? Secret = null)
{
    /// <summary>For logs: no secret.</summary>
    public override string ToString() => $"{nameof(WebhookSave)} {Problem}";
}

/// <summary>Why a webhook was not saved.</summary>
public enum WebhookProblem
{
    NameMissing,

    NameTaken,

    AddressInvalid,

    /// <summary>It is not https.</summary>
    AddressOpen,

    /// <summary>Nobody knows its host.</summary>
    AddressUnknown,

    /// <summary>It leads into a network that is not everybody's.</summary>
    AddressPrivate,

    EventsMissing,

    StoreUnknown,

    TooMany,

    /// <summary>Somebody else changed or removed it meanwhile.</summary>
    Stale,
}
