using Konquista.Phones;

namespace Konquista.Leads;

/// <summary>What became of a change of a lead's numbers; nothing is written but in the first case.</summary>
[GenerateSerializer, Immutable, Alias("number-outcome")]
public abstract record NumberOutcome
{
    private NumberOutcome()
    {
    }

    [GenerateSerializer, Immutable, Alias("number-outcome.done")]
    public sealed record Done : NumberOutcome;

    /// <summary>It is not a number that WhatsApp could know.</summary>
    [GenerateSerializer, Immutable, Alias("number-outcome.refused")]
    public sealed record Refused([property: Id(0)] PhoneRefusal Reason) : NumberOutcome;

    /// <summary>It is another lead's; both may be one person, which is noted as a suggestion.</summary>
    [GenerateSerializer, Immutable, Alias("number-outcome.taken")]
    public sealed record Taken([property: Id(0)] Guid LeadId) : NumberOutcome;

    /// <summary>Its owner asked to be erased, or not to be contacted.</summary>
    [GenerateSerializer, Immutable, Alias("number-outcome.suppressed")]
    public sealed record Suppressed : NumberOutcome;

    /// <summary>The number that messages go to, or the only one, stays.</summary>
    [GenerateSerializer, Immutable, Alias("number-outcome.needed")]
    public sealed record Needed : NumberOutcome;

    /// <summary>The lead, or that number among theirs, does not exist.</summary>
    [GenerateSerializer, Immutable, Alias("number-outcome.unknown")]
    public sealed record Unknown : NumberOutcome;
}
