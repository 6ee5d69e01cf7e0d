using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>People, messages and questions of the inbox tests, in SQL.</summary>
internal static class InboxCast
{
    public static async Task<Guid> Lead(NpgsqlDataSource db, string phone)
    {
        var id = Guid.CreateVersion7();
        await Execute(
            db,
            """
            with l as (
              insert into leads (id, name, phone, time_zone, source, entry, captured_at)
              values ($1, 'Ana', $2, 'America/Sao_Paulo', 'import', 'enrolled', product_now()) returning id)
            insert into lead_identities (kind, value, lead_id, learnt_from) select 'phone', $2, id, 'import' from l
            """,
            id,
            phone);
        return id;
    }

    public static async Task<Guid> Message(NpgsqlDataSource db, Guid lead, string? providerId, string state = "accepted")
    {
        var id = Guid.CreateVersion7();
        await Execute(
            db,
            """
            insert into messages (id, month, kind, lead_id, phone_id, state, local_day, due_at, closes_at, expires_at, planned_at,
              claimed_at, provider_id, attempts)
            values ($1, date_trunc('month', product_now())::date, 'step', $2, gen_random_uuid(), $3, current_date, product_now(),
              product_now(), product_now(), product_now(), product_now(), nullif($4, ''), 1)
            """,
            id,
            lead,
            state,
            providerId ?? "");
        return id;
    }

    public static async Task Execute(NpgsqlDataSource db, string sql, params object[] values)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<T?> Ask<T>(NpgsqlDataSource db, string sql, params object[] values)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T answer ? answer : default;
    }

    /// <summary>Returns when a transaction of this database waits for a lock of another, or when what should wait is over.</summary>
    public static async Task UntilSomebodyWaits(NpgsqlDataSource db, Task? unless = null)
    {
        while (unless?.IsCompleted is not true && !await Ask<bool>(
            db, "select exists (select from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0)"))
        {
            await Task.Yield();
        }
    }
}
