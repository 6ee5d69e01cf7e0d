using Konquista.Leads;

namespace Konquista.Imports;

/// <summary>How a file is to be taken in; stored as jsonb with the import.</summary>
[GenerateSerializer, Immutable, Alias("import-options")]
public sealed record ImportOptions
{
    [Id(0)] public bool Enroll { get; init; } = true;

    /// <summary>Enroll at most so many leads per local day; null for all at once.</summary>
    [Id(1)] public int? PerDay { get; init; }

    /// <summary>Enroll into this campaign instead of following the tag rules.</summary>
    [Id(2)] public Guid? CampaignId { get; init; }

    /// <summary>Enroll again those who have finished the campaign.</summary>
    [Id(3)] public bool Again { get; init; }

    /// <summary>Which column says what; null to go by the names of the columns.</summary>
    [Id(4)] public ImportMapping? Columns { get; init; }

    [Id(5)] public ImportPolicy Policy { get; init; }

    /// <summary>Why these people may be written to, and where they come from.</summary>
    [Id(6)] public ConsentGiven? Consent { get; init; }

    public override string ToString() => nameof(ImportOptions);
}
