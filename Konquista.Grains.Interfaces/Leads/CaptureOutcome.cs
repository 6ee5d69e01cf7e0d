using Konquista.Phones;

namespace Konquista.Leads;

/// <summary>What became of an attempt to capture a person.</summary>
[GenerateSerializer, Immutable, Alias("capture-outcome")]
public abstract record CaptureOutcome
{
    private CaptureOutcome()
    {
    }

    /// <summary>The person is in; <paramref name="Created"/> is false when they were known already.</summary>
    [GenerateSerializer, Immutable, Alias("capture-outcome.recorded")]
    public sealed record Recorded([property: Id(0)] Guid LeadId, [property: Id(1)] bool Created, [property: Id(2)] Entry Entry)
        : CaptureOutcome;

    /// <summary>The number has meanwhile become another lead's; Capture asks that one.</summary>
    [GenerateSerializer, Immutable, Alias("capture-outcome.taken")]
    public sealed record Taken : CaptureOutcome;

    /// <summary>The number is not one that WhatsApp could know.</summary>
    [GenerateSerializer, Immutable, Alias("capture-outcome.refused")]
    public sealed record Refused([property: Id(0)] PhoneRefusal Reason) : CaptureOutcome;

    /// <summary>Nobody may write to this person: they asked to be erased, or not to be contacted. Only they themselves come in, by writing to us.</summary>
    [GenerateSerializer, Immutable, Alias("capture-outcome.erased")]
    public sealed record Suppressed : CaptureOutcome;
}

/// <summary>Whether a captured person entered a campaign, or why not. Stored by name, in snake case.</summary>
public enum Entry
{
    Enrolled,
    CaptureOnly,
    NoCampaign,
    AlreadyIn,
    AlreadyFinished,
    OptedOut,
    Booked,
    Conversation,
}
