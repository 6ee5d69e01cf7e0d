using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Sending;
using Npgsql;

namespace Konquista.Web.Live;

/// <summary>Reads how the installation stands, at most once a second for all pages of this process.</summary>
internal sealed class StandingReading(NpgsqlDataSource database, SendingSystem sending, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(0.8);

    [StringSyntax("sql")]
    private const string Head = "select product_now() as now, paused_at as pausedat from sending";

    [StringSyntax("sql")]
    private const string AtStores = """
        select store_id as storeid, count(*) as waiting from leads where waiting_since is not null group by store_id
        """;

    [StringSyntax("sql")]
    private const string Paused = """
        select id, name, store_id as storeid, true as isphone from phones where paused_at is not null and removed_at is null
        union all
        select id, name, null, false from campaigns where state = 'paused'
        order by isphone desc, name
        """;

    [StringSyntax("sql")]
    private const string Stopped = "select name from webhooks where pause_reason <> 'by_hand' order by name";

    private readonly SemaphoreSlim _turn = new(1);
    private volatile Standing? _latest;
    private int _forgets;
    private long _readAt;

    public async Task<Standing> Latest(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return _latest is { } latest && time.GetElapsedTime(_readAt) < Freshness ? latest : await Again(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Forgets what was read, so that the next page shows what a person just changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _forgets);
        _latest = null;
    }

    public void Dispose() => _turn.Dispose();

    // What was forgotten while it was being read is not kept.
    private async Task<Standing> Again(CancellationToken cancel)
    {
        var before = Volatile.Read(ref _forgets);
        var read = await Read(cancel);
        _latest = before == Volatile.Read(ref _forgets) ? read : null;
        return read;
    }

    private async Task<Standing> Read(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{Head};\n{AtStores};\n{Paused};\n{Stopped}", commandTimeout: 10, cancellationToken: cancel));
        var (now, pausedAt) = await answers.ReadSingleAsync<(DateTime Now, DateTime? PausedAt)>();
        var atStores = await answers.ReadAsync<WaitingAtStore>();
        var paused = await answers.ReadAsync<PausedPart>();
        var stopped = await answers.ReadAsync<string>();
        _readAt = time.GetTimestamp();
        return new(now, pausedAt, sending.IsAway, [.. atStores], [.. paused], [.. stopped]);
    }
}
