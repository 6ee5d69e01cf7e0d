namespace Konquista.Bench.Benches;

/// <summary>The figure of an import, its rehearsal and its undoing, and how the site did meanwhile.</summary>
internal sealed record ImportFigure(int Rows, double Seconds, double RowsPerSecond)
{
    public double RehearsalSeconds { get; init; }

    public double UndoSeconds { get; init; }

    public double SiloPeakMb { get; init; }

    public double WebPeakMb { get; init; }

    /// <summary>Of a handful of pages that somebody looks at all the while.</summary>
    public double PageP95Ms { get; init; }
}
