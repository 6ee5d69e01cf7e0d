namespace Konquista.Leads;

/// <summary>That a person agreed to be written to, or why the business may write without it (LGPD, art. 7). Prints nothing of it.</summary>
[GenerateSerializer, Immutable, Alias("consent-given")]
public sealed record ConsentGiven
{
    /// <summary>What it allows: messages of campaigns.</summary>
    public const string Messages = "messages";

    [Id(0)] public string Purpose { get; init; } = Messages;

    /// <summary>One of <see cref="ConsentBasis"/>.</summary>
    [Id(1)] public required string Basis { get; init; }

    /// <summary>The wording they were shown; null when there was none.</summary>
    [Id(2)] public string? Text { get; init; }

    /// <summary>What can be shown of it later: the page and its version, the address and browser it came from.</summary>
    [Id(3)] public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Who of the business noted it; null when the person gave it themselves.</summary>
    [Id(4)] public string? By { get; init; }

    public override string ToString() => nameof(ConsentGiven);
}

/// <summary>Why somebody may be written to, as stored.</summary>
public static class ConsentBasis
{
    /// <summary>They agreed (art. 7, I).</summary>
    public const string Consent = "consent";

    /// <summary>They asked for something first (art. 7, V).</summary>
    public const string Contract = "contract";

    /// <summary>They are customers or showed interest, and it is weighed against their rights (art. 7, IX).</summary>
    public const string LegitimateInterest = "legitimate_interest";

    public static IReadOnlyList<string> All { get; } = [Consent, Contract, LegitimateInterest];
}
