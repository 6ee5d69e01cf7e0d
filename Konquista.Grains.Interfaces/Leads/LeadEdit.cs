namespace Konquista.Leads;

/// <summary>What an editor says a lead is from now on; all of it, for it replaces what they saw. Prints nothing of it.</summary>
[GenerateSerializer, Immutable, Alias("lead-edit")]
public sealed record LeadEdit
{
    public const int LongestNote = 4000;

    /// <summary>The lead's version as the editor saw it.</summary>
    [Id(0)] public required int Version { get; init; }

    [Id(1)] public required string Name { get; init; }

    [Id(2)] public Guid? StoreId { get; init; }

    [Id(3)] public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The person's own IANA zone; null for that of the area code, else of the store.</summary>
    [Id(4)] public string? TimeZone { get; init; }

    [Id(5)] public string Note { get; init; } = "";

    [Id(6)] public required Actor By { get; init; }

    public override string ToString() => nameof(LeadEdit);
}

/// <summary>What became of an edit; nothing is written but in the first case.</summary>
public enum EditOutcome
{
    Saved,

    /// <summary>Somebody or something changed the lead since the editor saw it.</summary>
    Stale,

    UnknownStore,

    UnknownZone,

    /// <summary>The note is longer than <see cref="LeadEdit.LongestNote"/>.</summary>
    NoteTooLong,

    /// <summary>There is no such lead, or they were erased.</summary>
    UnknownLead,
}
