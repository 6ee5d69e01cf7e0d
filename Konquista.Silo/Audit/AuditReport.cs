namespace Konquista.Silo.Audit;

/// <summary>What an audit found: every rule with its count, and the ledger added up; it passes when no rule but a warning is broken.</summary>
internal sealed record AuditReport(IReadOnlyList<AuditFinding> Findings, IReadOnlyList<LedgerLine> Lines)
{
    public LedgerLine Total { get; } = LedgerLine.Sum(Lines);

    public bool IsOk => Findings.All(finding => finding.IsOk || finding.IsWarning);

    /// <summary>How often the rules of a group are broken.</summary>
    public long Count(string group) => Findings.Where(finding => finding.Group == group).Sum(finding => finding.Count);
}
