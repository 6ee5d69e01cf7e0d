using Konquista.Bench.Children;

namespace Konquista.Bench.Benches;

/// <summary>What the product needs to do nothing: time to the first page, memory of an idle silo and site.</summary>
internal sealed class IdleBench : IBench
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        await using var fleet = new Fleet(floor.Workshop, floor.Http);
        var began = TimeProvider.System.GetTimestamp();
        await fleet.StartSilo(cancellation);
        await fleet.StartWeb(cancellation);
        using (var page = await floor.Http.GetAsync(fleet.WebAddress, cancellation))
        {
            page.EnsureSuccessStatusCode();
        }

        var firstPage = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        await Task.Delay(Rest, cancellation);
        return new IdleFigure(Math.Round(firstPage, 2), Mb(fleet.Silo!), Mb(fleet.Web!));
    }

    private static double Mb(Child child) => Math.Round(child.ResidentBytes / 1e6);
}

/// <summary>The figure of an idle product.</summary>
internal sealed record IdleFigure(double FirstPageSeconds, double SiloMb, double WebMb);
