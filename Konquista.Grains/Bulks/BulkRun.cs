using System.Diagnostics.CodeAnalysis;
using Konquista.Leads;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bulks;

/// <summary>
/// Takes work on many leads from where it stands to its end, chunk by chunk. It may fall at any moment: whoever goes on does the
/// chunk in hand again, and finds done what was done.
/// </summary>
internal sealed class BulkRun(NpgsqlDataSource db, IGrainFactory grains, Guid id)
{
    public const string BeforeCommit = "mid-bulk";

    /// <summary>Leads of a chunk that are asked one by one.</summary>
    public const int Called = 200;

    /// <summary>Leads of a chunk whose tags are written at once, in a transaction of well under a second.</summary>
    public const int Tagged = 1000;

    private const int AtOnce = 16;

    [StringSyntax("sql")]
    private const string SelectOpen = """
        select l.id
        from leads l
        where l.id = any ($1) and l.erased_at is null and l.merged_into is null
          and case $2
            when 'pause' then l.paused_at is null
            when 'resume' then l.paused_at is not null
            when 'opt_out' then l.opted_out_at is null
            when 'move_store' then l.store_id::text is distinct from nullif($3, '')
            when 'leave' then exists (select from enrollments e where e.lead_id = l.id and e.state = 'active')
            else true end
        """;

    // By their facts: a chunk that is done again counts those of the first time, too.
    [StringSyntax("sql")]
    private const string CountChanged = """
        select count(*)::int
        from unnest($1::uuid[]) as l (id)
        where exists (select from feed f where f.lead_id = l.id and f.at >= $2 and f.kind = $3 and f.actor = $4)
        """;

    private readonly BulkStore _bulks = new(db);
    private int? _last;

    /// <summary>Does the next chunk; false when the work has ended, well or not, or does not run.</summary>
    public async Task<bool> Next(CancellationToken cancellation)
    {
        if (await _bulks.Load(id, cancellation) is not { IsRunning: true } bulk)
        {
            return false;
        }

        if (bulk is { Call: null, Tags.Count: 0 })
        {
            await _bulks.Fail(id);
            return false;
        }

        _last ??= await _bulks.Last(bulk, cancellation);
        var chunk = await _bulks.Next(id, _last.Value, bulk.Call is null ? Tagged : Called, cancellation);
        if (chunk.Leads.Length == 0)
        {
            await _bulks.Finish(id);
            return false;
        }

        _last = await Do(bulk, chunk, cancellation) ? chunk.Last : null;
        return true;
    }

    private async Task<bool> Do(BulkRow bulk, BulkChunk chunk, CancellationToken cancellation)
    {
        if (bulk.Call is { } call)
        {
            await Ask(call, await Open(bulk, chunk, cancellation), cancellation);
        }

        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed = bulk.Call is null
            ? await new BulkTags(bulk).Write(connection, chunk.Leads, cancellation)
            : await Changed(connection, bulk, chunk, cancellation);
        if (!await BulkStore.Advance(connection, bulk, chunk.Leads.Length, changed))
        {
            return false;
        }

        Failpoint.Hit(BeforeCommit);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task Ask(Func<ILeadGrain, Task> call, List<Guid> leads, CancellationToken cancellation)
    {
        foreach (var some in leads.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAll(some.Select(lead => call(grains.GetGrain<ILeadGrain>(GrainKey.Lead(lead)))));
        }
    }

    // Whom there is something to do for: the others are not called.
    private async Task<List<Guid>> Open(BulkRow bulk, BulkChunk chunk, CancellationToken cancellation)
    {
        await using var command = db.Command(SelectOpen, chunk.Leads, bulk.Action, bulk.Argument ?? "");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var open = new List<Guid>(chunk.Leads.Length);
        while (await rows.ReadAsync(cancellation))
        {
            open.Add(rows.GetGuid(0));
        }

        return open;
    }

    private static async Task<int> Changed(NpgsqlConnection connection, BulkRow bulk, BulkChunk chunk, CancellationToken cancellation)
    {
        await using var command = connection.Command(CountChanged, chunk.Leads, bulk.StartedAt, bulk.Fact, bulk.By);
        return await command.ExecuteScalarAsync(cancellation) is int count ? count : 0;
    }
}
