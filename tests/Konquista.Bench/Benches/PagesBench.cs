using Konquista.Bench.Pages;

namespace Konquista.Bench.Benches;

/// <summary>What the site's pages take with 200,000 leads and a million messages: time, bytes, news on open panels, memory.</summary>
internal sealed class PagesBench : IBench
{
    private const int WarmUp = 5;
    private const int Measured = 60;

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        await using var site = await SeededSite.Open(floor, floor.Http, cancellation);
        var (business, fleet, visitor) = site;
        var rows = await business.Rows(cancellation);
        var firstVisit = await new FirstVisit(visitor).Bytes("/", cancellation);
        var pages = new List<PageFigure>();
        foreach (var path in PagePaths.All)
        {
            pages.Add(await Page(visitor, path, rows, cancellation));
        }

        var lists = new List<ListFigure>();
        foreach (var list in PagePaths.Lists)
        {
            lists.Add(await List(visitor, list, await business.Cursor(list, cancellation), cancellation));
        }

        var live = await new LiveWatch(business, visitor).P95Ms(cancellation);
        fleet.MustLive();
        return new PagesFigure(pages, lists, firstVisit, live, Math.Round(fleet.Web!.PeakBytes / 1e6));
    }

    private static async Task<PageFigure> Page(
        Visitor visitor, PagePath page, IReadOnlyDictionary<string, string> rows, CancellationToken cancellation)
    {
        var path = rows.Aggregate(page.Path, (path, row) => path.Replace(row.Key, row.Value, StringComparison.Ordinal));
        Task<Visit> Ask() => page.Search is null
            ? visitor.Get(path, cancellation)
            : visitor.Post(path, new Dictionary<string, string>(StringComparer.Ordinal) { ["search"] = page.Search }, cancellation);

        var (times, bytes) = (new Series(), 0);
        for (var turn = -WarmUp; turn < Measured; turn++)
        {
            var visit = await Ask();
            bytes = visit.Wire.Length;
            if (turn >= 0)
            {
                times.Add(visit.Took);
            }
        }

        return new(page.ToString(), times.Below(0.5), times.Below(0.95), bytes);
    }

    /// <summary>Both pages in turns and asked for alike, so that they differ in nothing but their place.</summary>
    private static async Task<ListFigure> List(Visitor visitor, DeepList list, string after, CancellationToken cancellation)
    {
        Series[] times = [new(), new()];
        for (var turn = -WarmUp; turn < Measured; turn++)
        {
            foreach (var (series, place) in times.Zip(["", after]))
            {
                var visit = list.IsPosted
                    ? await visitor.Post(list.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["after"] = place }, cancellation)
                    : await visitor.Get($"{list.Path}?after={place}", cancellation);
                if (turn >= 0)
                {
                    series.Add(visit.Took);
                }
            }
        }

        return new(list.Path, list.Page, times[0].Below(0.5), times[1].Below(0.5));
    }
}
