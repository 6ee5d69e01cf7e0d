using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Webhooks.Outgoing;

/// <summary>Reads the addresses that are told of facts, and how they fare.</summary>
internal sealed class WebhookList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select w.id, w.name, w.url, w.events, w.store_id as storeid, s.name as store, w.with_people as withpeople,
          w.paused_at as pausedat, w.pause_reason as pausereason, w.failures, w.failing_since as failingsince,
          w.succeeded_at as succeededat, w.created_at as createdat, w.version,
          (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
          (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'failed') as failed
        from webhooks w
        left join stores s on s.id = w.store_id
        where @id::uuid is null or w.id = @id
        order by lower(w.name)
        """;

    [StringSyntax("sql")]
    private const string CountDeliveries = "select count(*) from webhook_deliveries where webhook_id = @id";

    public Task<IReadOnlyList<Webhook>> All(CancellationToken cancel) => Read(id: null, cancel);

    public async Task<Webhook?> Find(Guid id, CancellationToken cancel) => await Read(id, cancel) is [var found] ? found : null;

    /// <summary>How many deliveries would go with it.</summary>
    public async Task<long> Deliveries(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountDeliveries, new { id }, cancellationToken: cancel));
    }

    private async Task<IReadOnlyList<Webhook>> Read(Guid? id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<Webhook>(new CommandDefinition(Rows, new { id }, cancellationToken: cancel))];
    }
}
