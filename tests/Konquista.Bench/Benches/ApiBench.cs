using Konquista.Bench.Api;
using Konquista.Bench.Pages;

namespace Konquista.Bench.Benches;

/// <summary>GraphQL as programs use it, over HTTP and sockets, with 200,000 leads and a million messages; one program asks, under limits that are raised for it.</summary>
internal sealed class ApiBench : IBench
{
    // Numbers of who comes in while the feed is followed: apart from each other.
    private const int OfAudience = 1;
    private const int OfCutLine = 100_000;

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        await using var site = await SeededSite.Open(floor, floor.Http, cancellation, ApiProgram.Limits);
        var (business, fleet, _) = site;
        var program = await ApiProgram.Register(floor, fleet.WebAddress);
        Task<string> Token() => program.Token(cancellation);

        await Say($"Asking for pages of leads …");
        var pages = new LeadPages(fleet.WebAddress, await Token());
        var (queries, queryP95) = await pages.UnderLoad(cancellation);
        var deep = await pages.DeepRatio(cancellation);
        await Say($"{queries} a second, p95 {queryP95} ms, deep {deep}. A thousand subscribers …");
        var (eventP95, subscribedMb) = await new Audience(business, fleet, await Token()).Follow(OfAudience, cancellation);
        await Say($"p95 {eventP95} ms with {subscribedMb} MB. Cutting a line …");
        var (missed, twice) = await new CutLine(business, fleet.WebAddress, await Token()).Follow(OfCutLine, cancellation);
        await Say($"{missed} missed, {twice} twice. Handing people in …");
        var captures = new Captures(floor, fleet.WebAddress, await Token());
        var perSecond = await captures.OneByOne(cancellation);
        await Say($"{perSecond} a second. A thousand at once …");
        var bulk = await captures.AThousandAtOnce(cancellation);
        fleet.MustLive();
        return new ApiFigure(queryP95, queries, deep, Audience.Size, eventP95, missed, twice, perSecond, bulk)
        {
            SubscribedWebMb = subscribedMb,
            WebPeakMb = Math.Round(fleet.Web!.PeakBytes / 1e6),
            SiloPeakMb = Math.Round(fleet.Silo!.PeakBytes / 1e6),
        };
    }

    private static Task Say(FormattableString text) => Console.Error.WriteLineAsync(FormattableString.Invariant(text));
}
