namespace Konquista.Imports;

/// <summary>What a file lists. Stored by name, in lower case.</summary>
internal enum ImportKind
{
    Leads,
    Appointments,

    /// <summary>Numbers to which nobody may write.</summary>
    Suppressions,
}
