using Konquista.Imports.Files;

namespace Konquista.Imports;

/// <summary>An import as its row tells: what was asked, how the file is written, and the last line that is behind.</summary>
internal sealed record ImportRow(Guid Id, ImportKind Kind, long Bytes, ImportOptions Options)
{
    public required string State { get; init; }

    /// <summary>Null until the file was looked at.</summary>
    public ImportFormat? Format { get; init; }

    public string? By { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Lines read so far, those refused among them.</summary>
    public int Lines { get; init; }

    /// <summary>How many of its leads have been given a day to begin.</summary>
    public int Enrolled { get; init; }

    public int LastLine { get; init; }

    public bool IsRunning => State == ImportState.Running;

    /// <summary>Something is being done with it.</summary>
    public bool IsMoving => State is ImportState.Running or ImportState.Rehearsing or ImportState.Undoing;
}
