using System.Globalization;
using System.Text;

namespace Konquista.Bench.Pages;

/// <summary>The figure of the pages, and which of it misses its ceiling.</summary>
internal sealed record PagesFigure(
    IReadOnlyList<PageFigure> Pages, IReadOnlyList<ListFigure> Lists, int FirstVisitBytes, double LiveP95Ms, double WebPeakMb)
{
    private const double MostP95Ms = 150;
    private const int MostBytes = 60_000;
    private const int MostFirstBytes = 300_000;
    private const double MostLiveMs = 1_500;
    private const double MostMb = 400;

    /// <summary>Of the list whose far page differs most from its first.</summary>
    public double ListFirstMs => Worst.FirstMs;

    public double ListLastMs => Worst.LastMs;

    private ListFigure Worst => Lists.MaxBy(list => Math.Abs(list.Difference))!;

    public string Table()
    {
        var table = new StringBuilder();
        void Row(FormattableString text) => table.AppendLine(text.ToString(CultureInfo.InvariantCulture));
        Row($"{"page",-28} {"p50 ms",8} {"p95 ms",8} {"bytes",8}");
        foreach (var page in Pages)
        {
            Row($"{page.Path,-28} {page.P50Ms,8:f1} {page.P95Ms,8:f1} {page.Bytes,8:n0}{Missed(page.P95Ms > MostP95Ms, "slow")}{Missed(page.Bytes > MostBytes, "big")}");
        }

        foreach (var list in Lists)
        {
            Row($"{list.Path}: page 1 {list.FirstMs:f1} ms, page {list.Page:n0} {list.LastMs:f1} ms{Missed(Math.Abs(list.Difference) > 0.2, "uneven")}");
        }

        Row($"first visit: {FirstVisitBytes:n0} bytes{Missed(FirstVisitBytes > MostFirstBytes, "big")}");
        Row($"live p95: {LiveP95Ms:n0} ms{Missed(LiveP95Ms > MostLiveMs, "slow")}");
        Row($"memory of the site, at most: {WebPeakMb:n0} MB{Missed(WebPeakMb > MostMb, "big")}");
        return table.ToString().TrimEnd();
    }

    private static string Missed(bool missed, string how) => missed ? $"  <- {how}" : "";
}

/// <summary>One page as its reader meets it; bytes are of its body, compressed.</summary>
internal sealed record PageFigure(string Path, double P50Ms, double P95Ms, int Bytes);

/// <summary>The first page of a list beside one far behind, in the middle of their times.</summary>
internal sealed record ListFigure(string Path, int Page, double FirstMs, double LastMs)
{
    public double Difference => (LastMs / FirstMs) - 1;
}
