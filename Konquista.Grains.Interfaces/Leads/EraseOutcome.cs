namespace Konquista.Leads;

/// <summary>What became of the wish to erase a person.</summary>
public enum EraseOutcome
{
    /// <summary>They are gone, now or since before.</summary>
    Erased,

    /// <summary>A message is on its way to them, or one of theirs is being read: nothing was changed, ask again in a moment.</summary>
    Busy,

    UnknownLead,
}
