using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Webhooks.Outgoing;

/// <summary>Reads what an address was told, the newest first, and what it answered.</summary>
internal sealed class DeliveryLog(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    public static IReadOnlyList<string> States { get; } = ["waiting", "delivered", "failed"];

    [StringSyntax("sql")]
    private const string Rows = """
        select d.id as no, d.webhook_id as webhookid, d.era, coalesce(d.xid, '0') as xid, coalesce(d.fact_id, 0) as factid, d.event, d.at, d.state, d.attempts,
          d.due_at as dueat, d.lead_id as leadid, d.payload::text as payload, a.status, a.problem
        from webhook_deliveries d
        left join webhook_attempts a on a.delivery_id = d.id and a.no = d.attempts
        where d.webhook_id = @webhook and (@state::text is null or d.state = @state) and (@no::bigint is null or d.id = @no)
          and d.id < @before
        order by d.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Attempts = """
        select no, at, status, problem, took_ms as tookms, answer from webhook_attempts where delivery_id = @no order by no desc limit 100
        """;

    /// <summary>One more than a page shows, where there are more.</summary>
    public Task<IReadOnlyList<Delivery>> Page(Guid webhook, string? state, long? before, CancellationToken cancel) =>
        Read(webhook, state, no: null, before ?? long.MaxValue, PageSize + 1, cancel);

    public async Task<Delivery?> Find(Guid webhook, long no, CancellationToken cancel) =>
        await Read(webhook, state: null, no, long.MaxValue, 1, cancel) is [var found] ? found : null;

    public async Task<IReadOnlyList<DeliveryAttempt>> AttemptsAt(long no, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<DeliveryAttempt>(new CommandDefinition(Attempts, new { no }, cancellationToken: cancel))];
    }

    private async Task<IReadOnlyList<Delivery>> Read(Guid webhook, string? state, long? no, long before, int most, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<Delivery>(new CommandDefinition(Rows, new { webhook, state, no, before, most }, cancellationToken: cancel))];
    }
}
