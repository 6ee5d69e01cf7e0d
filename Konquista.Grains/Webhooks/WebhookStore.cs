using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Webhooks;

/// <summary>The rows of webhooks: each change by a person in one transaction with the fact of what it was before and who changed it.</summary>
internal sealed class WebhookStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectRow = """
        select w.url, w.secret, case when w.old_secret_until > product_now() then w.old_secret end, w.with_people, w.xid, w.fact_id, e.era, w.era = e.era,
               w.failures, w.failing_since, w.paused_at is not null
        from webhooks w
        cross join feed_era e
        where w.id = $1
        """;

    [StringSyntax("sql")]
    private const string SelectPicture = "select webhook_picture($1)::text";

    // It hears of what happens from now on: it begins after the last fact that can be read.
    [StringSyntax("sql")]
    private const string Insert = """
        insert into webhooks (id, name, url, events, store_id, with_people, secret, era, xid, fact_id)
        select $1, $2, $3, $4, $5, $6, $7, e.era, coalesce(f.xid, '0'), coalesce(f.id, 0)
        from feed_era e
        left join lateral (
          select xid, id from feed where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, id desc limit 1
        ) f on true
        where (select count(*) from webhooks) < $8
        """;

    [StringSyntax("sql")]
    private const string Update = """
        update webhooks
        set name = $2, url = $3, events = $4, store_id = $5, with_people = $6, version = version + 1
        where id = $1 and version = $7
        """;

    [StringSyntax("sql")]
    private const string Renew = """
        update webhooks
        set old_secret = secret, old_secret_until = product_now() + interval '1 day', secret = $2, generation = generation + 1, version = version + 1
        where id = $1
        """;

    [StringSyntax("sql")]
    private const string Pause = """
        update webhooks set paused_at = product_clock_timestamp(), pause_reason = $2 where id = $1 and paused_at is null
        """;

    // Whoever resumes wants to see now whether it works.
    [StringSyntax("sql")]
    private const string Resume = """
        with due as (
          update webhook_deliveries set due_at = product_now()
          where webhook_id = $1 and state = 'waiting' and exists (select from webhooks where id = $1 and paused_at is not null)
        )
        update webhooks set paused_at = null, pause_reason = null, failures = 0, failing_since = null
        where id = $1 and paused_at is not null
        """;

    [StringSyntax("sql")]
    private const string Delete = "delete from webhooks where id = $1";

    [StringSyntax("sql")]
    private const string Tell = """
        select write_change($2, $3, coalesce($4::jsonb ->> 'name', webhook_picture($1) ->> 'name'), $4::jsonb, webhook_picture($1))
        """;

    [StringSyntax("sql")]
    private const string IsStore = "select exists (select from stores where id = $1)";

    public async Task<WebhookRow?> Find(Guid id)
    {
        await using var command = db.Command(SelectRow, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? WebhookRow.Read(id, row) : null;
    }

    public async Task<bool> HasStore(Guid id)
    {
        await using var command = db.Command(IsStore, id);
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>False when there are already <paramref name="most"/>.</summary>
    public Task<bool> Add(Guid id, WebhookDraft draft, byte[] secret, int most, string by) => Change(
        id, "webhook.changed", by, Insert, id, draft.Name, draft.Url, draft.Events.ToArray(), draft.StoreId, draft.WithPeople, secret, (long)most);

    /// <summary>False when somebody else changed it since that version.</summary>
    public Task<bool> Edit(Guid id, WebhookDraft draft, int version, string by) => Change(
        id, "webhook.changed", by, Update, id, draft.Name, draft.Url, draft.Events.ToArray(), draft.StoreId, draft.WithPeople, version);

    public Task<bool> RenewSecret(Guid id, byte[] secret, string by) => Change(id, "webhook.changed", by, Renew, id, secret);

    /// <summary>Nobody's act where <paramref name="by"/> is null.</summary>
    public Task<bool> PauseFor(Guid id, WebhookPause reason, string? by) => Change(id, "webhook.paused", by, Pause, id, Words.Of(reason));

    public Task<bool> ResumeBy(Guid id, string by) => Change(id, "webhook.resumed", by, Resume, id);

    public Task<bool> Remove(Guid id, string by) => Change(id, "webhook.removed", by, Delete, id);

    private async Task<bool> Change(Guid id, string kind, string? by, [StringSyntax("sql")] string sql, params object?[] values)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var picture = connection.Command(SelectPicture, id);
        var before = await picture.ExecuteScalarAsync() as string;
        if (await connection.Execute(sql, values) == 0)
        {
            return false;
        }

        await using var told = connection.Command(Tell, id, kind, by, before);
        await told.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }
}
