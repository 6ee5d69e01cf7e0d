using System.Globalization;
using Konquista.Silo.Audit;

namespace Konquista.Bench.Demo;

/// <summary>What a demo came to, as people and scripts read it; names and order of its JSON are relied upon.</summary>
internal sealed record DemoResult(
    long Leads, int Days, long Planned, long Sent, long Skipped, long Failed, long Cancelled, long Uncertain, long Pending,
    long Duplicates, long Lost, long Replies, long OptOuts, long SentAfterStop, long OutsideWindow, double WallSeconds)
{
    private const double MostUncertain = 0.1;

    public static DemoResult Of(DemoOptions options, AuditReport audit, DemoLedger ledger, TimeSpan wall) => new(
        ledger.Leads, options.Days, audit.Total.Planned, audit.Total.Sent, audit.Total.Skipped, audit.Total.Failed, audit.Total.Cancelled,
        audit.Total.Uncertain, audit.Total.Pending, audit.Count(AuditGroup.Duplicates), audit.Count(AuditGroup.Lost), ledger.Replies,
        ledger.OptOuts, audit.Count(AuditGroup.SentAfterStop), audit.Count(AuditGroup.OutsideWindow), Math.Round(wall.TotalSeconds, 1));

    /// <summary>Why the demo did not add up; empty when it did.</summary>
    public IReadOnlyList<string> Faults(DemoOptions options, AuditReport audit, DemoLedger ledger)
    {
        var uncertainFits = !options.IsRough || (Uncertain > 0 && Uncertain <= Planned * MostUncertain);
        return
        [
            .. audit.Findings.Where(finding => finding is { IsOk: false, IsWarning: false }).Select(finding => $"{finding.Name}: {finding.Count}"),
            .. Wrong(Pending != 0, $"{Pending} messages are still pending"),
            .. Wrong(Planned == 0, "nothing was planned"),
            .. Wrong(ledger.Unplanned != 0, $"{ledger.Unplanned} steps up to day {Days} were never planned"),
            .. Wrong(!uncertainFits, $"{Uncertain} messages are uncertain, where some but at most a tenth are expected"),
        ];
    }

    public IEnumerable<string> Lines() =>
    [
        Line($"{Leads} leads, dias 0 a {Days}, {WallSeconds:F1} s"),
        Line($"planejadas {Planned} = enviadas {Sent} + puladas {Skipped} + falhas {Failed} + canceladas {Cancelled} + incertas {Uncertain} + pendentes {Pending}"),
        Line($"duplicadas {Duplicates}, perdidas {Lost}, respostas {Replies}, saídas {OptOuts}, enviadas depois da parada {SentAfterStop}, fora da janela {OutsideWindow}"),
    ];

    private static string[] Wrong(bool isWrong, string sentence) => isWrong ? [sentence] : [];

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
