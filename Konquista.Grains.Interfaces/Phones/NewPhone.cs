namespace Konquista.Phones;

/// <summary>What is needed to send from a number. The token is null to keep the one already stored. Prints its provider alone.</summary>
[GenerateSerializer, Immutable, Alias("new-phone")]
public sealed record NewPhone
{
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public required string Number { get; init; }

    /// <summary>social_hub or cloud_api.</summary>
    [Id(2)] public required string Provider { get; init; }

    /// <summary>The provider's name of the number: the Cloud API's phone number id; empty for Social Hub.</summary>
    [Id(3)] public string Account { get; init; } = "";

    [Id(4)] public required string BaseUrl { get; init; }

    [Id(5)] public string? Token { get; init; }

    [Id(6)] public Guid? StoreId { get; init; }

    [Id(7)] public bool Sandbox { get; init; }

    /// <summary>Most first contacts and steps per local day; what is written by hand goes beyond it.</summary>
    [Id(8)] public int DailyCap { get; init; } = 1000;

    /// <summary>Least time between two sends.</summary>
    [Id(9)] public TimeSpan Gap { get; init; }

    /// <summary>First day of a warm-up ramp; null when the number is warm.</summary>
    [Id(10)] public DateOnly? WarmUpFrom { get; init; }

    [Id(11)] public IReadOnlyList<Guid> Campaigns { get; init; } = [];

    [Id(12)] public required string By { get; init; }

    [Id(13)] public PhonePurpose Purpose { get; init; }

    /// <summary>The version that was looked at before it was changed; null where nobody looked.</summary>
    [Id(14)] public int? Version { get; init; }

    /// <summary>A number that is not there yet begins paused; one that is there stays as it is.</summary>
    [Id(15)] public bool BeginsPaused { get; init; }

    public override string ToString() => $"{nameof(NewPhone)} {Provider}";
}

/// <summary>What a number is for. Stored by name, in lower case. Any number may answer those who write to it.</summary>
public enum PhonePurpose
{
    Campaigns,

    /// <summary>People alone write from it: no campaign chooses it.</summary>
    Answers,
    Both,
}

/// <summary>Why a number was not accepted.</summary>
public enum PhoneProblem
{
    NameMissing,
    NumberInvalid,
    NumberTaken,
    ProviderUnknown,
    AccountMissing,
    AddressInvalid,
    TokenMissing,
    CapInvalid,
    OnlySandboxPhonesOnAFastClock,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Stale,

    /// <summary>It was removed; a new number begins anew.</summary>
    Removed,
}

/// <summary>What a provider answers about a number. Prints without its words.</summary>
[GenerateSerializer, Immutable, Alias("phone-health")]
public sealed record PhoneHealth([property: Id(0)] bool Works, [property: Id(1)] string? Problem)
{
    public override string ToString() => $"{nameof(PhoneHealth)} {Works}";
}
