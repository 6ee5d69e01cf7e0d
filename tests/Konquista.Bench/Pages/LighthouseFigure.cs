using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Konquista.Bench.Pages;

/// <summary>What Lighthouse says of each page, and which misses its goal.</summary>
internal sealed record LighthouseFigure(IReadOnlyList<LighthouseScore> Pages)
{
    private const double LeastPerformance = 0.95;

    public string Table()
    {
        var table = new StringBuilder();
        foreach (var page in Pages)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"{page.Path,-16} performance {page.Performance:f2}  accessibility {page.Accessibility:f2}  {page.Paints}{(page.IsMissed(LeastPerformance) ? "  <- missed" : "")}");
            foreach (var fault in page.Faults)
            {
                table.AppendLine(CultureInfo.InvariantCulture, $"  {fault}");
            }
        }

        return table.ToString().TrimEnd();
    }
}

/// <summary>One page: scores from 0 to 1, how fast it paints, and the checks of accessibility that fail.</summary>
internal sealed record LighthouseScore(string Path, double Performance, double Accessibility, string Paints, IReadOnlyList<string> Faults)
{
    public static LighthouseScore Read(string path, string report)
    {
        using var document = JsonDocument.Parse(report);
        var (categories, audits) = (document.RootElement.GetProperty("categories"), document.RootElement.GetProperty("audits"));
        double Score(string category) => categories.GetProperty(category).GetProperty("score").GetDouble();
        string Shown(string audit) => audits.GetProperty(audit).GetProperty("displayValue").GetString() ?? "";
        var faults = from reference in categories.GetProperty("accessibility").GetProperty("auditRefs").EnumerateArray()
                     let audit = audits.GetProperty(reference.GetProperty("id").GetString()!)
                     where audit.GetProperty("score") is { ValueKind: JsonValueKind.Number } score && score.GetDouble() < 1
                     select audit.GetProperty("title").GetString()!;
        return new(path, Score("performance"), Score("accessibility"),
            $"first paint {Shown("first-contentful-paint")}, largest {Shown("largest-contentful-paint")}, blocked {Shown("total-blocking-time")}, shift {Shown("cumulative-layout-shift")}",
            [.. faults]);
    }

    public bool IsMissed(double leastPerformance) => Performance < leastPerformance || Accessibility < 1;
}
