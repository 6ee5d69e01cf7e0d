using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Konquista.Web.Live;

/// <summary>Watches the tables once for all open pages of this process, and tells each page when there is something new to see.</summary>
internal sealed partial class LiveLine(LiveReading reading, TimeProvider time, IHostApplicationLifetime life, ILogger<LiveLine> log)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _turn = new(1);
    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LiveSnapshot? _latest;
    private TimeSpan _cost;
    private long _readAt;
    private int _listeners;

    /// <summary>Never older than one pace; a slow database is asked less often.</summary>
    public async Task<LiveSnapshot> Latest(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return _latest is { } latest && time.GetElapsedTime(_readAt) < Rest ? latest : await Read(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Forgets what was read, so that the next page shows what a person just changed.</summary>
    public void Forget() => _latest = null;

    /// <summary>Says "changed" at once and after every change, and "beat" in between so that a dead line is noticed.</summary>
    public async IAsyncEnumerable<SseItem<string>> Changes([EnumeratorCancellation] CancellationToken cancel)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        Interlocked.Increment(ref _listeners);
        try
        {
            var kind = "changed";
            while (!ends.IsCancellationRequested)
            {
                var news = _news.Task;
                yield return new SseItem<string>("1", kind);
                var first = await Task.WhenAny(news, Task.Delay(Beat, time, ends.Token));
                kind = first == news ? "changed" : "beat";
            }
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (Volatile.Read(ref _listeners) > 0)
            {
                await TryRead(stoppingToken);
            }
        }
    }

    private TimeSpan Rest => _cost * 10 > Pace ? _cost * 10 : Pace * 0.9;

    private async Task TryRead(CancellationToken cancel)
    {
        try
        {
            await Latest(cancel);
        }
        catch (NpgsqlException cause)
        {
            ReadingFailed(log, cause.SqlState);
        }
    }

    private async Task<LiveSnapshot> Read(CancellationToken cancel)
    {
        var before = _latest;
        var started = Stopwatch.GetTimestamp();
        var now = await reading.Read(cancel);
        _cost = Stopwatch.GetElapsedTime(started);
        _readAt = time.GetTimestamp();
        _latest = now;
        if (before is null || !now.LooksLike(before))
        {
            Interlocked.Exchange(ref _news, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        return now;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live numbers could not be read ({SqlState})")]
    private static partial void ReadingFailed(ILogger logger, string? sqlState);
}
