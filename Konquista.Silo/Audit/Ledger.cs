using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Audit;

/// <summary>Adds up the messages per campaign, phone and local day, and holds them against the plans that the feed tells of.</summary>
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

    // By message, so that one that vanished and one that was invented do not make up for each other.
    [StringSyntax("sql")]
    private const string SelectUneven = """
        select concat_ws('/', coalesce(campaign_id::text, '-'), coalesce(phone_id::text, '-'))
        from (
          select id, campaign_id, phone_id, 1 as planned from messages_told
          union all
          select id, campaign_id, phone_id, -1 from messages_kept) m
        group by id, campaign_id, phone_id
        having sum(planned) <> 0
        """;

    /// <summary>A line fails only when a message is in a state that no column counts; what was planned is the feed's to say.</summary>
    public static async Task<AuditFinding> AddsUp(NpgsqlConnection connection, IReadOnlyList<LedgerLine> lines, CancellationToken cancellation)
    {
        var wrong = lines.Where(line => !line.AddsUp).Select(line => $"{line.CampaignId}/{line.PhoneId}/{line.LocalDay:yyyy-MM-dd}").ToList();
        await using var command = connection.Command(SelectUneven);
        command.CommandTimeout = AuditRun.TimeoutSeconds;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            wrong.Add(rows.GetString(0));
        }

        return new(
            AuditGroup.Ledger, "ledger", "planned, as the feed tells, = sent + skipped + failed + cancelled + uncertain + pending, per campaign and phone",
            wrong.Count, [.. wrong.Distinct(StringComparer.Ordinal).Take(AuditFinding.MostIds)]);
    }

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
}
