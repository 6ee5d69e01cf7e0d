namespace Konquista.Web.Imports;

/// <summary>One file on its way to leads, and how far it is.</summary>
internal sealed record ImportRow
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string FileName { get; init; }

    public long Bytes { get; init; }

    public required string State { get; init; }

    public int Lines { get; init; }

    public int Created { get; init; }

    public int Updated { get; init; }

    public int Known { get; init; }

    public int Repeated { get; init; }

    public int Refused { get; init; }

    public int Enrolled { get; init; }

    public double Fraction { get; init; }

    public string? Problem { get; init; }

    public string? CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? FinishedAt { get; init; }

    public DateTime Now { get; init; }

    public string? Delimiter { get; init; }

    /// <summary>The names of the file's columns.</summary>
    public string[] Header { get; init; } = [];

    public bool IsMoving => State is "uploading" or "queued" or "running" or "rehearsing" or "undoing";

    /// <summary>Still to be decided: which column is what, and how.</summary>
    public bool IsOpen => State is "mapping" or "rehearsed";

    public bool MayBeUndone => Lines > 0 && (State is "done" or "stopped" or "failed");

    /// <summary>Nothing of it was taken in.</summary>
    public bool MayBeDiscarded => IsOpen || (State is "queued" or "failed" && Lines == 0);

    public bool MayStart => State is "queued" or "stopped";

    /// <summary>Whose lead would be made, changed or enrolled.</summary>
    public int People => Created + Updated;

    public int Percent => State is "done" or "rehearsed" ? 100 : (int)(Math.Clamp(Fraction, 0, 1) * 100);

    /// <summary>Seconds until the end, if it goes on as it went; null while there is nothing to go by.</summary>
    public double? SecondsLeft => State is "running" or "rehearsing" && StartedAt is { } started && Fraction is > 0.02 and < 1
        ? (Now - started).TotalSeconds * (1 - Fraction) / Fraction
        : null;

    /// <summary>Lines per second since the start; null while there is nothing to divide.</summary>
    public double? Pace =>
        StartedAt is { } started && ((FinishedAt ?? Now) - started).TotalSeconds is > 0.2 and var seconds ? Lines / seconds : null;
}
