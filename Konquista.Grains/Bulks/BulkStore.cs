using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bulks;

/// <summary>The rows of work on many leads: where it stands, whose turn is next, and the facts of its beginning and end.</summary>
internal sealed class BulkStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string ById = "select action, argument, state, done, created_by, coalesce(started_at, created_at) from bulks where id = $1";

    [StringSyntax("sql")]
    private const string Running = """
        with o as (
          select id, state from bulks where id = $1 and state in ('queued', 'running', 'stopped', 'failed') for no key update
        ), b as (
          update bulks set state = 'running', started_at = coalesce(started_at, product_clock_timestamp()), finished_at = null
          from o where bulks.id = o.id
          returning bulks.*, o.state as was
        ), f as (
          insert into feed (at, kind, actor, data)
          select product_clock_timestamp(), 'bulk.started', created_by, jsonb_build_object('name', action, 'total', total, 'changed', changed)
          from b where was <> 'running'
        )
        select exists (select from b)
        """;

    [StringSyntax("sql")]
    private const string Ended = """
        with b as (
          update bulks set state = $2, finished_at = product_clock_timestamp()
          where id = $1 and (state = 'running' or (state = 'queued' and $2 = 'stopped'))
          returning *
        )
        insert into feed (at, kind, actor, data)
        select finished_at, 'bulk.' || state, coalesce($3, created_by), jsonb_build_object('name', action, 'total', total, 'changed', changed)
        from b
        """;

    [StringSyntax("sql")]
    private const string LastDone = "select no from bulk_leads where bulk_id = $1 order by no offset $2 limit 1";

    [StringSyntax("sql")]
    private const string NextLeads = "select no, lead_id from bulk_leads where bulk_id = $1 and no > $2 order by no limit $3";

    [StringSyntax("sql")]
    private const string Progress = """
        update bulks set done = done + $3, changed = changed + $4 where id = $1 and done = $2 and state = 'running'
        """;

    public async Task<BulkRow?> Load(Guid id, CancellationToken cancellation)
    {
        await using var command = db.Command(ById, id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new(id, row.GetString(0), row.ValueOrNull<string>(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5))
            : null;
    }

    /// <summary>False when there is nothing to begin or to go on with.</summary>
    public async Task<bool> Start(Guid id)
    {
        await using var command = db.Command(Running, id);
        return await command.ExecuteScalarAsync() is true;
    }

    public Task Stop(Guid id, Actor by) => db.Execute(Ended, id, "stopped", by.Name);

    public Task Finish(Guid id) => db.Execute(Ended, id, "done", null);

    public Task Fail(Guid id) => db.Execute(Ended, id, "failed", null);

    /// <summary>The number of the last lead that is behind; what comes after it is still to do.</summary>
    public async Task<int> Last(BulkRow bulk, CancellationToken cancellation)
    {
        if (bulk.Done == 0)
        {
            return int.MinValue;
        }

        await using var command = db.Command(LastDone, bulk.Id, bulk.Done - 1);
        return await command.ExecuteScalarAsync(cancellation) is int no ? no : int.MaxValue;
    }

    public async Task<BulkChunk> Next(Guid id, int last, int most, CancellationToken cancellation)
    {
        await using var command = db.Command(NextLeads, id, last, most);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var leads = new List<Guid>(most);
        while (await rows.ReadAsync(cancellation))
        {
            last = rows.GetInt32(0);
            leads.Add(rows.GetGuid(1));
        }

        return new([.. leads], last);
    }

    /// <summary>False when the work was stopped, or somebody else has done these.</summary>
    public static async Task<bool> Advance(NpgsqlConnection connection, BulkRow bulk, int done, int changed) =>
        await connection.Execute(Progress, bulk.Id, bulk.Done, done, changed) == 1;
}

/// <summary>The leads whose turn it is, and the number of the last of them.</summary>
internal sealed record BulkChunk(Guid[] Leads, int Last);
