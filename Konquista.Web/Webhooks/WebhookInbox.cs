using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.Web.Webhooks;

/// <summary>Stores what webhooks bring, once each, so that a message and a claim for its sender have one order.</summary>
internal sealed class WebhookInbox(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string LockSendersSql = """
        select from leads
        where id in (
          select i.lead_id
          from unnest($1::text[], $2::text[]) as s (sender_key, body)
          join lead_identities i on i.value = any (sender_values(s.sender_key, s.body::jsonb)))
        order by id
        for no key update
        """;

    // The stamp comes after the locks: a claim that holds them has not seen this row, and its message went first.
    [StringSyntax("sql")]
    private const string StoreSql = """
        insert into webhook_inbox (month, kind, provider, account, sender_key, event_key, body, received_at)
        select date_trunc('month', product_clock_timestamp() at time zone 'UTC')::date,
               i.kind, 'cloud_api', i.account, i.sender_key, i.event_key, i.body::jsonb, product_clock_timestamp()
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
          with ordinality as i (kind, account, sender_key, event_key, body, position)
        order by i.position
        on conflict do nothing
        """;

    /// <summary>All or nothing; answers how many were new.</summary>
    public async Task<int> Store(IReadOnlyList<InboxItem> items, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await LockSenders(connection, items, cancellation);
        await using var store = new NpgsqlCommand(StoreSql, connection)
        {
            Parameters =
            {
                new() { Value = items.Select(item => item.Kind).ToArray() },
                new() { Value = items.Select(item => item.Account).ToArray() },
                new() { Value = items.Select(item => item.SenderKey).ToArray() },
                new() { Value = items.Select(item => item.EventKey).ToArray() },
                new() { Value = items.Select(item => item.Body).ToArray() },
            },
        };
        var stored = await store.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return stored;
    }

    private static async Task LockSenders(NpgsqlConnection connection, IReadOnlyList<InboxItem> items, CancellationToken cancellation)
    {
        var messages = items.Where(item => item.Kind == InboxItem.Message).ToArray();
        if (messages.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(LockSendersSql, connection)
        {
            Parameters =
            {
                new() { Value = messages.Select(item => item.SenderKey).ToArray() },
                new() { Value = messages.Select(item => item.Body).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
