namespace Konquista.Leads;

/// <summary>Something a person of the business says about a lead. Prints without their name.</summary>
[GenerateSerializer, Immutable, Alias("lead-note")]
public sealed record LeadNote([property: Id(0)] LeadNoteKind Kind, [property: Id(1)] string By, [property: Id(2)] Guid? ImportId = null)
{
    public override string ToString() => $"{nameof(LeadNote)} {Kind}";
}

/// <summary>What can be said of a lead by hand.</summary>
public enum LeadNoteKind
{
    /// <summary>The lead answered outside the system ("Respondeu").</summary>
    Replied,

    /// <summary>A person answered the lead: they leave the waiting list, campaigns are held for seven days.</summary>
    Answered,

    OptedOut,
    OptedIn,
    Paused,
    Resumed,
}
