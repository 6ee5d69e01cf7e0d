using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>What the webhooks stored: read in order, closed with an outcome, or parked until something changes.</summary>
internal sealed class InboxStore(NpgsqlDataSource db)
{
    /// <summary>After this many failures a row is parked, and keeps its sender unheard, until a person looks.</summary>
    public const int MostTries = 5;

    /// <summary>The most rows of one reading.</summary>
    public const int MostAtOnce = 1000;

    [StringSyntax("sql")]
    private const string OpenSql = """
        select id, month, kind, account, sender_key, body::text, received_at, tries
        from webhook_inbox
        where processed_at is null and parked_at is null
          and (kind = 'status' or sender_key is null or sender_key <> all ($1::text[]))
        order by id
        limit 1000
        """;

    // On a scaled product clock the age of a row says nothing: all are looked at.
    [StringSyntax("sql")]
    private const string ParkedStatusesSql = """
        select id, month, kind, account, sender_key, body::text, received_at, tries
        from webhook_inbox w
        where processed_at is null and parked_at is not null and kind = 'status'
          and parked_at > case when $1::boolean or exists (select from product_clock) then '-infinity' else product_now() - interval '10 minutes' end
          and exists (select from messages m where m.provider_id = w.body ->> 'id')
        order by id
        limit 1000
        """;

    [StringSyntax("sql")]
    private const string CloseSql = """
        update webhook_inbox w
        set processed_at = product_clock_timestamp(), outcome = $3::text
        from unnest($1::bigint[], $2::date[]) as r (id, month)
        where w.id = r.id and w.month = r.month
        """;

    [StringSyntax("sql")]
    private const string ParkSql = """
        update webhook_inbox w
        set parked_at = product_clock_timestamp()
        from unnest($1::bigint[], $2::date[]) as r (id, month)
        where w.id = r.id and w.month = r.month and w.parked_at is null
        """;

    [StringSyntax("sql")]
    private const string FailSql = """
        update webhook_inbox
        set tries = tries + 1, outcome = $3::text,
            parked_at = case when tries + 1 >= $4::int then product_clock_timestamp() else parked_at end
        where id = $1::bigint and month = $2::date
        """;

    [StringSyntax("sql")]
    private const string CloseForgottenSql = """
        update webhook_inbox
        set processed_at = product_clock_timestamp(), outcome = 'unknown', body = '{}'
        where processed_at is null and kind = 'status' and parked_at < product_now() - interval '7 days'
        """;

    /// <summary>Open rows, but no messages of senders that rest after a failure. Read on the connection that holds the inbox.</summary>
    public static Task<IReadOnlyList<InboxRow>> Open(
        NpgsqlConnection connection, string[] resting, CancellationToken cancellation) =>
        Read(new(OpenSql, connection) { Parameters = { new() { Value = resting } } }, cancellation);

    /// <summary>
    /// Statuses that came before the message they speak of had its provider's id, and match now: those parked in the last ten
    /// minutes, or <paramref name="all"/>.
    /// </summary>
    public static Task<IReadOnlyList<InboxRow>> ParkedStatuses(NpgsqlConnection connection, bool all, CancellationToken cancellation) =>
        Read(new(ParkedStatusesSql, connection) { Parameters = { new() { Value = all } } }, cancellation);

    public async Task Close(InboxRow row, string? outcome, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await Close(connection, [row], outcome, cancellation);
    }

    /// <summary>Within the caller's transaction.</summary>
    public static async Task Close(
        NpgsqlConnection connection, IReadOnlyList<InboxRow> rows, string? outcome, CancellationToken cancellation)
    {
        await using var command = Command(CloseSql, connection, rows);
        command.Parameters.Add(new() { Value = (object?)outcome ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Within the caller's transaction.</summary>
    public static async Task Park(NpgsqlConnection connection, IReadOnlyList<InboxRow> rows, CancellationToken cancellation)
    {
        await using var command = Command(ParkSql, connection, rows);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Counts a failure by the name of its kind alone: what an exception says may be private.</summary>
    public async Task Fail(InboxRow row, Exception failure, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(FailSql);
        command.Parameters.Add(new() { Value = row.Id });
        command.Parameters.Add(new() { Value = row.Month });
        command.Parameters.Add(new() { Value = failure.GetType().Name });
        command.Parameters.Add(new() { Value = MostTries });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Gives up on statuses that have matched nothing for seven days; whose number they name, nobody need know.</summary>
    public async Task<int> CloseForgotten(CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(CloseForgottenSql);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command([StringSyntax("sql")] string sql, NpgsqlConnection connection, IReadOnlyList<InboxRow> rows) =>
        new(sql, connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Id).ToArray() },
                new() { Value = rows.Select(row => row.Month).ToArray() },
            },
        };

    private static async Task<IReadOnlyList<InboxRow>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var _ = command;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<InboxRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetInt64(0),
                reader.GetFieldValue<DateOnly>(1),
                reader.GetString(2),
                reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetString(4),
                reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6),
                reader.GetInt32(7)));
        }

        return rows;
    }
}
