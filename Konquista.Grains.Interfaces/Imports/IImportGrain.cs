namespace Konquista.Imports;

/// <summary>One uploaded file on its way to leads; the key is <see cref="GrainKey.Import"/>. Progress is read from the imports table.</summary>
[Alias("import")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>Begins or goes on; returns at once. The file must be complete in import_chunks.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>Stops after the chunk in hand; what is written stays.</summary>
    [Alias("stop")]
    Task Stop();
}

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
}
