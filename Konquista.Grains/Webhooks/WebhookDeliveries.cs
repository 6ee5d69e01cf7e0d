using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Webhooks;

/// <summary>The rows of deliveries: which are due, what became of each attempt, and which are to go once more.</summary>
internal sealed class WebhookDeliveries(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectDue = """
        select id, era, xid, fact_id, event, at, lead_id, message_id, payload::text, attempts, since
        from webhook_deliveries
        where webhook_id = $1 and state = 'waiting' and due_at <= $2
        order by due_at, id
        limit $3::int
        """;

    [StringSyntax("sql")]
    private const string SelectOne = """
        select id, era, xid, fact_id, event, at, lead_id, message_id, payload::text, attempts, since from webhook_deliveries where id = $1
        """;

    [StringSyntax("sql")]
    private const string InsertTest = """
        insert into webhook_deliveries (webhook_id, event, at, payload, since, due_at)
        select id, 'webhook.test', product_now(), jsonb_build_object('type', 'webhook.test', 'at', product_now()), product_now(), product_now() + interval '1 minute'
        from webhooks where id = $1
        returning id
        """;

    // An attempt that was counted already, by whoever made it, changes nothing.
    [StringSyntax("sql")]
    private const string WriteAttempt = """
        with d as (
          update webhook_deliveries
          set attempts = attempts + 1, state = $3, due_at = coalesce($4, due_at), ended_at = case when $3 <> 'waiting' then $5::timestamptz end
          where id = $1 and attempts = $2 and state = 'waiting'
          returning id, webhook_id, attempts
        ), a as (
          insert into webhook_attempts (delivery_id, no, at, status, problem, took_ms, answer)
          select id, attempts, $5, $6, $7, $8, $9 from d
        )
        update webhooks w
        set failures = case when $3 = 'delivered' then 0 else w.failures + 1 end,
            failing_since = case when $3 <> 'delivered' then coalesce(w.failing_since, $5) end,
            succeeded_at = case when $3 = 'delivered' then $5 else w.succeeded_at end
        from d
        where w.id = d.webhook_id
        returning w.failures, w.failing_since
        """;

    [StringSyntax("sql")]
    private const string SendAgain = """
        with d as (
          update webhook_deliveries set state = 'waiting', since = product_now(), due_at = product_now(), ended_at = null
          where webhook_id = $1 and (id = $2 or ($2 is null and state = 'failed'))
          returning id
        ), told as (
          insert into feed (at, kind, actor, data)
          select product_clock_timestamp(), 'webhook.resent', $3, jsonb_build_object('name', w.name, 'total', (select count(*) from d))
          from webhooks w where w.id = $1 and exists (select from d)
        )
        select count(*)::int from d
        """;

    [StringSyntax("sql")]
    private const string CountAll = "select count(*)::int from webhook_deliveries where webhook_id = $1";

    public async Task<IReadOnlyList<WebhookDelivery>> Due(Guid webhookId, DateTimeOffset now, int most)
    {
        await using var command = db.Command(SelectDue, webhookId, now, most);
        await using var rows = await command.ExecuteReaderAsync();
        var due = new List<WebhookDelivery>();
        while (await rows.ReadAsync())
        {
            due.Add(WebhookDelivery.Read(rows));
        }

        return due;
    }

    /// <summary>A delivery without a fact; null when there is no such webhook.</summary>
    public async Task<WebhookDelivery?> Test(Guid webhookId)
    {
        await using var insert = db.Command(InsertTest, webhookId);
        return await insert.ExecuteScalarAsync() is long id ? await Find(id) : null;
    }

    /// <summary>Writes down an attempt and when the next one is, null where there is none; answers how the webhook fares since.</summary>
    public async Task<(int Failures, DateTimeOffset? FailingSince)> Write(
        WebhookDelivery delivery, WebhookAnswer answer, DateTimeOffset at, DateTimeOffset? next)
    {
        var state = answer.IsTaken ? "delivered" : next is null ? "failed" : "waiting";
        await using var command = db.Command(WriteAttempt, delivery.No, delivery.Attempts, state, next, at, answer.Status,
            answer.Trouble is { } trouble ? Words.Of(trouble) : null, (int)answer.Took.TotalMilliseconds, answer.Beginning);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetInt32(0), row.ValueOrNull<DateTimeOffset?>(1)) : (0, null);
    }

    public async Task<int> Again(Guid webhookId, long? deliveryId, string by)
    {
        await using var command = db.Command(SendAgain, webhookId, deliveryId, by);
        return await command.ExecuteScalarAsync() is int count ? count : 0;
    }

    public async Task<int> Count(Guid webhookId)
    {
        await using var command = db.Command(CountAll, webhookId);
        return await command.ExecuteScalarAsync() is int count ? count : 0;
    }

    private async Task<WebhookDelivery?> Find(long id)
    {
        await using var command = db.Command(SelectOne, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? WebhookDelivery.Read(row) : null;
    }
}
