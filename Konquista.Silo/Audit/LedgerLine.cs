namespace Konquista.Silo.Audit;

/// <summary>The messages of one campaign, phone and local day, by what became of them; all that were ever planned must be somewhere.</summary>
internal sealed record LedgerLine
{
    public Guid? CampaignId { get; init; }

    public Guid? PhoneId { get; init; }

    public DateOnly? LocalDay { get; init; }

    public long Planned { get; init; }

    /// <summary>Accepted by the provider or higher, and not failed.</summary>
    public long Sent { get; init; }

    public long Skipped { get; init; }

    public long Failed { get; init; }

    public long Cancelled { get; init; }

    public long Uncertain { get; init; }

    /// <summary>Planned or sending.</summary>
    public long Pending { get; init; }

    public bool AddsUp => Planned == Sent + Skipped + Failed + Cancelled + Uncertain + Pending;

    public static LedgerLine Sum(IReadOnlyCollection<LedgerLine> lines) => new()
    {
        Planned = lines.Sum(line => line.Planned),
        Sent = lines.Sum(line => line.Sent),
        Skipped = lines.Sum(line => line.Skipped),
        Failed = lines.Sum(line => line.Failed),
        Cancelled = lines.Sum(line => line.Cancelled),
        Uncertain = lines.Sum(line => line.Uncertain),
        Pending = lines.Sum(line => line.Pending),
    };
}
