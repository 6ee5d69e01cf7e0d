using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Audit;

/// <summary>Adds up the messages per campaign, phone and local day.</summary>
internal static class Ledger
{
    [StringSyntax("sql")]
    private const string SelectLines = """
        select campaign_id, phone_id, local_day, count(*),
               count(*) filter (where state in ('accepted', 'sent', 'delivered', 'read')),
               count(*) filter (where state = 'skipped'),
               count(*) filter (where state = 'failed'),
               count(*) filter (where state = 'cancelled'),
               count(*) filter (where state = 'uncertain'),
               count(*) filter (where state in ('planned', 'sending'))
        from messages
        group by campaign_id, phone_id, local_day
        order by local_day, campaign_id, phone_id
        """;

    public static async Task<IReadOnlyList<LedgerLine>> Read(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command(SelectLines);
        command.CommandTimeout = AuditRun.TimeoutSeconds;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<LedgerLine>();
        while (await rows.ReadAsync(cancellation))
        {
            lines.Add(new()
            {
                CampaignId = rows.ValueOrNull<Guid?>(0),
                PhoneId = rows.ValueOrNull<Guid?>(1),
                LocalDay = rows.GetFieldValue<DateOnly>(2),
                Planned = rows.GetInt64(3),
                Sent = rows.GetInt64(4),
                Skipped = rows.GetInt64(5),
                Failed = rows.GetInt64(6),
                Cancelled = rows.GetInt64(7),
                Uncertain = rows.GetInt64(8),
                Pending = rows.GetInt64(9),
            });
        }

        return lines;
    }

    public static AuditFinding AddsUp(IReadOnlyList<LedgerLine> lines)
    {
        var wrong = lines.Where(line => !line.AddsUp).ToList();
        return new(
            AuditGroup.Ledger, "ledger", "planned = sent + skipped + failed + cancelled + uncertain + pending, per campaign, phone and day",
            wrong.Count, [.. wrong.Take(AuditFinding.MostIds).Select(line => $"{line.CampaignId}/{line.PhoneId}/{line.LocalDay:yyyy-MM-dd}")]);
    }
}
