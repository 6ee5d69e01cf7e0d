using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace Konquista.Webhooks;

/// <summary>Goes on in the feed for one webhook: what it asked for becomes deliveries, and its place moves, in one statement or not at all.</summary>
internal sealed class WebhookFeed(NpgsqlDataSource db)
{
    public const int Most = 1000;

    // Whoever else moved the place meanwhile has made the deliveries; a fact of before a restore has them already.
    [StringSyntax("sql")]
    private const string Advance = """
        with facts as (
          select * from feed
          where (xid, id) > ($4, $5) and xid < pg_snapshot_xmin(pg_current_snapshot())
          order by xid, id
          limit $7::int
        ), moved as (
          update webhooks w set era = $6, xid = f.xid, fact_id = f.id
          from (select xid, id from facts order by xid desc, id desc limit 1) f
          where w.id = $1 and w.xid = $2 and w.fact_id = $3 and w.paused_at is null
          returning w.id, w.events, w.store_id, w.created_at
        ), made as (
          insert into webhook_deliveries (webhook_id, era, xid, fact_id, event, at, lead_id, message_id, payload, since, due_at)
          select w.id, $6, f.xid, f.id, f.kind, f.at, f.lead_id, f.message_id, jsonb_strip_nulls(jsonb_build_object(
            'type', f.kind, 'at', f.at, 'leadId', f.lead_id, 'leadVersion', f.lead_version, 'enrollmentId', f.enrollment_id,
            'campaignId', f.campaign_id, 'messageId', f.message_id, 'phoneId', f.phone_id, 'importId', f.import_id)), f.at, product_now()
          from facts f
          cross join moved w
          left join leads l on l.id = f.lead_id
          where f.kind = any (w.events) and (w.store_id is null or l.store_id = w.store_id)
            and f.at >= w.created_at and f.at > product_now() - interval '30 days'
          order by f.xid, f.id
          on conflict (webhook_id, fact_id) do nothing
        )
        select count(*)::int from facts
        """;

    /// <summary>How many facts were looked at; as many as <see cref="Most"/> where there may be more.</summary>
    public async Task<int> Plan(WebhookRow webhook)
    {
        await using var command = db.CreateCommand(Advance);
        command.Parameters.Add(new() { Value = webhook.Id });
        command.Parameters.Add(new() { Value = webhook.Xid, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = webhook.FactId });
        command.Parameters.Add(new() { Value = webhook.IsOfThisEra ? webhook.Xid : 0ul, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = webhook.IsOfThisEra ? webhook.FactId : 0 });
        command.Parameters.Add(new() { Value = webhook.Era });
        command.Parameters.Add(new() { Value = Most });
        return await command.ExecuteScalarAsync() is int seen ? seen : 0;
    }
}
