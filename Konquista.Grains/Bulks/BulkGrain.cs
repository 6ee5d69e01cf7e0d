using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Bulks;

/// <summary>Does work on many leads in the background, a chunk at a time; a reminder goes on with it after a crash.</summary>
[GrainType("bulk")]
internal sealed partial class BulkGrain(NpgsqlDataSource db, ILogger<BulkGrain> log) : Grain, IBulkGrain, IRemindable
{
    public const string GoOn = "go-on";

    private const int MostFailures = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(3);

    private readonly BulkStore _bulks = new(db);
    private BulkRun? _run;
    private IGrainTimer? _timer;
    private int _failures;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public async Task Start()
    {
        // Before the state is committed: whatever happens in between leaves a tick that finds nothing to do, never work with nobody on it.
        await this.RegisterOrUpdateReminder(GoOn, LookAgain, LookAgain);
        if (await _bulks.Start(Id))
        {
            Run();
        }
        else
        {
            await End();
        }
    }

    public async Task Stop(Actor by)
    {
        await _bulks.Stop(Id, by);
        await End();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await _bulks.Load(Id, CancellationToken.None) is { IsRunning: true })
        {
            Run();
        }
        else
        {
            await End();
        }
    }

    private void Run() =>
        _timer ??= this.RegisterGrainTimer(NextChunk, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { KeepAlive = true });

    private async Task NextChunk(CancellationToken cancellation)
    {
        try
        {
            _run ??= new(db, GrainFactory, Id);
            if (await _run.Next(cancellation))
            {
                _failures = 0;
                _timer?.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
            else
            {
                await End();
            }
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            await Retry(problem);
        }
    }

    // A lead that cannot be asked now, a database that is away: the chunk is done again from its beginning.
    private async Task Retry(Exception problem)
    {
        LogFailed(Id, problem.GetType().Name, (problem as NpgsqlException)?.SqlState);
        Drop();
        if (++_failures < MostFailures)
        {
            Run();
            _timer!.Change(TryAgain, Timeout.InfiniteTimeSpan);
            return;
        }

        _failures = 0;
        await _bulks.Fail(Id);
        await End();
    }

    private async Task End()
    {
        Drop();
        if (await this.GetReminder(GoOn) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void Drop()
    {
        _timer?.Dispose();
        (_timer, _run) = (null, null);
    }

    [LoggerMessage(LogLevel.Warning, "Work {BulkId} on many leads could not do its next leads and tries again: {Problem} (state {SqlState}).")]
    private partial void LogFailed(Guid bulkId, string problem, string? sqlState);
}
