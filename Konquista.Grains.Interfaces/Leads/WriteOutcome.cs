namespace Konquista.Leads;

/// <summary>What became of a message that was to be written by hand.</summary>
[GenerateSerializer, Immutable, Alias("write-outcome")]
public abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>It is in the ledger, also when it was asked before; null in <paramref name="Waits"/> when nothing keeps it from leaving now.</summary>
    [GenerateSerializer, Immutable, Alias("write-outcome.planned")]
    public sealed record Planned([property: Id(0)] Guid MessageId, [property: Id(1)] Guid PhoneId, [property: Id(2)] WriteWait? Waits)
        : WriteOutcome;

    /// <summary>Nothing was written.</summary>
    [GenerateSerializer, Immutable, Alias("write-outcome.refused")]
    public sealed record Refused([property: Id(0)] WriteRefusal Reason) : WriteOutcome;
}

/// <summary>What a planned message waits for; it goes by itself when that is over, within a day.</summary>
public enum WriteWait
{
    PhonePaused,
    PhoneBlocked,
    SendingPaused,
}

/// <summary>Why nothing is written to a lead.</summary>
public enum WriteRefusal
{
    TextEmpty,
    TextTooLong,
    LeadUnknown,
    LeadErased,

    /// <summary>The person asked to stop.</summary>
    OptedOut,

    /// <summary>The person is known by an alias alone.</summary>
    NoNumber,

    /// <summary>There is no number of ours to write from, or not the given one.</summary>
    NoPhone,

    TemplateUnknown,

    /// <summary>The person has not written to this number for so long that the provider takes approved templates only.</summary>
    WindowClosed,

    /// <summary>The person belongs to the sample data, and their number perhaps to somebody else.</summary>
    Sample,
}
