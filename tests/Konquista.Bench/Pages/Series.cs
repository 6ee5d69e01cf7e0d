namespace Konquista.Bench.Pages;

/// <summary>Measured milliseconds, and the one below which a share of them lies.</summary>
internal sealed class Series
{
    private readonly List<double> _all = [];

    public void Add(TimeSpan took) => _all.Add(took.TotalMilliseconds);

    public double Below(double share)
    {
        double[] sorted = [.. _all.Order()];
        return Math.Round(sorted[Math.Max((int)Math.Ceiling(sorted.Length * share) - 1, 0)], 1);
    }
}
