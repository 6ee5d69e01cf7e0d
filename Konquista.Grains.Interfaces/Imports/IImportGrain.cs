namespace Konquista.Imports;

/// <summary>One uploaded file on its way to leads; the key is <see cref="GrainKey.Import"/>. Progress is read from the imports table.</summary>
[Alias("import")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>Begins or goes on; returns at once. The file must be complete in import_chunks.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>Stops after the chunk in hand; what is written stays. A rehearsal that is stopped can be begun anew.</summary>
    [Alias("stop")]
    Task Stop();

    /// <summary>Decides of every line what an import would do, and writes nothing but that; returns at once.</summary>
    [Alias("rehearse")]
    Task Rehearse();

    /// <summary>Takes back what an import did, as far as nothing else has touched it; what was sent stays sent. Returns at once.</summary>
    [Alias("undo")]
    Task Undo(Actor by);

    /// <summary>How the file is written and its first lines; null when there is no such import.</summary>
    [Alias("look")]
    Task<ImportSample?> Look();
}
