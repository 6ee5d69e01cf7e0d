using System.ComponentModel;
using Konquista.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Why somebody may be written to, as a program tells it.</summary>
[Description("Why somebody may be written to (LGPD, art. 7).")]
internal sealed record ConsentInput
{
    private const int LongestText = 2000;
    private const int LongestProof = 500;

    [Description("The legal basis.")]
    public required Basis Basis { get; init; }

    [Description("The wording they agreed to.")]
    public string? Text { get; init; }

    [Description("Where and when they agreed, in your words.")]
    public string? Proof { get; init; }

    public ConsentGiven ToConsent(string by) => new()
    {
        Basis = Word.Stored<Basis>(Basis)!,
        Text = Text is { Length: > LongestText } ? Text[..LongestText] : Text,
        By = by,
        Evidence = string.IsNullOrWhiteSpace(Proof)
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new(StringComparer.Ordinal) { ["note"] = Proof.Length > LongestProof ? Proof[..LongestProof] : Proof },
    };
}

/// <summary>A legal basis.</summary>
[Description("A legal basis of the LGPD.")]
internal enum Basis
{
    [Description("They agreed (art. 7, I).")]
    Consent,

    [Description("They asked for something first (art. 7, V).")]
    Contract,

    [Description("They are customers or showed interest, weighed against their rights (art. 7, IX).")]
    LegitimateInterest,
}
