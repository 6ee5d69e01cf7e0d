using Konquista.Bench.Pages;

namespace Konquista.Bench.Api;

/// <summary>Asks on several connections for a time, each asking again as soon as it is answered.</summary>
internal sealed class ApiLoad(Uri site, string token, int connections)
{
    /// <summary>How many answers came in a second, and below what time ninety-five of a hundred came.</summary>
    public async Task<(double PerSecond, double P95Ms)> Run(TimeSpan time, Func<ApiLine, byte[]> next, CancellationToken cancellation)
    {
        var series = Enumerable.Range(0, connections).Select(_ => new List<TimeSpan>()).ToList();
        var lines = await Task.WhenAll(series.Select(_ => ApiLine.Open(site, token)));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(time);
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(lines.Zip(series, (line, times) => Ask(line, times, next, over.Token)));
        var took = TimeProvider.System.GetElapsedTime(began);
        cancellation.ThrowIfCancellationRequested();
        Array.ForEach(lines, line => line.Dispose());
        var all = new Series();
        foreach (var one in series.SelectMany(times => times))
        {
            all.Add(one);
        }

        return (Math.Round(series.Sum(times => times.Count) / took.TotalSeconds, 1), all.Below(0.95));
    }

    private static async Task Ask(ApiLine line, List<TimeSpan> times, Func<ApiLine, byte[]> next, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var request = next(line);
            var began = TimeProvider.System.GetTimestamp();
            await line.Ask(request);
            times.Add(TimeProvider.System.GetElapsedTime(began));
        }
    }
}
