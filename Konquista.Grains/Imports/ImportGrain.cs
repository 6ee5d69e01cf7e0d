using Konquista.Leads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Runs one import in the background, a chunk at a time; a reminder goes on with it after a crash. What is behind is known from its lines.</summary>
[GrainType("import")]
internal sealed partial class ImportGrain(
    NpgsqlDataSource db,
    SuppressionList suppressed,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock,
    ILogger<ImportGrain> log) : Grain, IImportGrain, IRemindable
{
    private const string GoOn = "go-on";
    private const int MostFailures = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(3);

    private readonly ImportStore _imports = new(db);
    private ImportRun? _run;
    private IGrainTimer? _timer;
    private int _failures;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public async Task Start()
    {
        // Before the state is committed: whatever happens in between leaves a tick that finds nothing to do, never a file with nobody on it.
        await this.RegisterOrUpdateReminder(GoOn, LookAgain, LookAgain);
        if (await _imports.Start(Id, clock.GetUtcNow()))
        {
            Run();
        }
        else
        {
            await End();
        }
    }

    public async Task Stop()
    {
        await _imports.Stop(Id);
        await End();
    }

    public async Task<ImportSample?> Look()
    {
        await using var run = NewRun();
        return await run.Look();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await _imports.Load(Id, CancellationToken.None) is { IsRunning: true })
        {
            Run();
        }
        else
        {
            await End();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Drop();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    private ImportRun NewRun() => new(db, suppressed, clock, KnownLeads.Through(GrainFactory), Id);

    private void Run() =>
        _timer ??= this.RegisterGrainTimer(NextChunk, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { KeepAlive = true });

    private async Task NextChunk(CancellationToken cancellation)
    {
        try
        {
            _run ??= NewRun();
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

    // The lines stay as they are until they can be written: a person captured meanwhile, a database that is away.
    private async Task Retry(Exception problem)
    {
        LogFailed(Id, problem.GetType().Name, (problem as NpgsqlException)?.SqlState);
        await Drop();
        if (++_failures < MostFailures)
        {
            Run();
            _timer!.Change(TryAgain, Timeout.InfiniteTimeSpan);
            return;
        }

        _failures = 0;
        if (await _imports.Load(Id, CancellationToken.None) is { } import)
        {
            await _imports.Fail(Id, ImportProblem.Stuck(import.LastLine), clock.GetUtcNow());
        }

        await End();
    }

    private async Task End()
    {
        await Drop();
        if (await this.GetReminder(GoOn) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task Drop()
    {
        _timer?.Dispose();
        _timer = null;
        if (_run is { } run)
        {
            _run = null;
            await run.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Import {ImportId} could not write its next lines and tries again: {Problem} (state {SqlState}).")]
    private partial void LogFailed(Guid importId, string problem, string? sqlState);
}
