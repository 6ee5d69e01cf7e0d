namespace Konquista.Bench.Demo;

/// <summary>How fast product time may run: slowly while work is due, as fast as the cluster can follow while nothing is.</summary>
internal sealed record DemoPace(double Slow)
{
    /// <summary>Held by real silos with a SIGKILL among them.</summary>
    public const double Fast = 8640;

    /// <summary>The latest moment to slow down, in real time before something is due.</summary>
    private static readonly TimeSpan Approach = TimeSpan.FromMilliseconds(250);

    /// <summary>A day's messages must fit into its shortest window with room to spare, whatever the number of leads.</summary>
    public static DemoPace For(long leads) => new(Math.Clamp(700_000.0 / Math.Max(1, leads), 20, 1200));

    public double Speed(Workload work) =>
        work.IsBusy ? Slow
        : work.Next is { } next ? Math.Clamp((next - work.Now) / Approach, Slow, Fast)
        : Fast;
}
