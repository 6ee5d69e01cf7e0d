using System.Globalization;

namespace Konquista.Silo.Audit;

/// <summary>An audit as lines for a terminal.</summary>
internal static class AuditTable
{
    public static IEnumerable<string> Of(AuditReport report)
    {
        var total = report.Total;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"planned {total.Planned} = sent {total.Sent} + skipped {total.Skipped} + failed {total.Failed} + cancelled {total.Cancelled} + uncertain {total.Uncertain} + pending {total.Pending}");
        foreach (var finding in report.Findings)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Verdict(finding),-8}{finding.Count,6}  {finding.Name,-17} {finding.Rule}");
            if (finding.Ids.Count > 0)
            {
                yield return $"{"",16}{string.Join(' ', finding.Ids)}{(finding.Count > finding.Ids.Count ? " …" : "")}";
            }
        }

        yield return report.IsOk ? "The ledger adds up." : "The ledger does not add up.";
    }

    private static string Verdict(AuditFinding finding) => finding switch
    {
        { IsOk: true } => "ok",
        { IsWarning: true } => "warning",
        _ => "NOT OK",
    };
}
