using Konquista.Imports.Files;
using Konquista.Imports.Rehearsals;
using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Rehearses, runs or undoes one import in the background, a chunk at a time; a reminder goes on with it after a crash. What is behind is known from the tables.</summary>
[GrainType("import")]
internal sealed partial class ImportGrain(
    NpgsqlDataSource db,
    SuppressionList suppressed,
    LeadCaptures captures,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock,
    ILogger<ImportGrain> log) : Grain, IImportGrain, IRemindable
{
    private const string GoOn = "go-on";
    private const int MostFailures = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(3);

    private readonly ImportStore _imports = new(db);
    private IImportWork? _work;
    private IGrainTimer? _timer;
    private int _failures;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public Task Start() => Begin(() => _imports.Start(Id, clock.GetUtcNow()));

    public Task Rehearse() => Begin(() => _imports.Rehearse(Id, clock.GetUtcNow()));

    public Task Undo(Actor by) => Begin(() => _imports.Undo(Id, by.Name));

    public async Task Stop()
    {
        await _imports.Stop(Id);
        await End();
    }

    public async Task<ImportSample?> Look()
    {
        await using var lines = new ImportLines(db, Id);
        return await lines.Look();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status) => await GoOnOrEnd();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Drop();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    // Before the state is committed: whatever happens in between leaves a tick that finds nothing to do, never a file with nobody on it.
    private async Task Begin(Func<Task> change)
    {
        await this.RegisterOrUpdateReminder(GoOn, LookAgain, LookAgain);
        await change();
        await GoOnOrEnd();
    }

    private async Task GoOnOrEnd()
    {
        if (await _imports.Load(Id, CancellationToken.None) is { IsMoving: true })
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
            _work ??= await Work(cancellation);
            if (_work is not null && await _work.Next(cancellation))
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

    private async Task<IImportWork?> Work(CancellationToken cancellation) => await _imports.Load(Id, cancellation) switch
    {
        { State: ImportState.Running } import => new ImportRun(db, suppressed, clock, KnownLeads.Through(GrainFactory, Id, import.By ?? LeadSource.Import), Id),
        { State: ImportState.Undoing } => new ImportUndoing(db, Id),
        { State: ImportState.Rehearsing } => new ImportRehearsal(db, suppressed, clock, captures, Id),
        _ => null,
    };

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
        var import = await _imports.Load(Id, CancellationToken.None);
        if (import is { State: ImportState.Undoing })
        {
            // Half undone it cannot stay: the reminder tries again.
            return;
        }

        if (import is not null)
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
        if (_work is { } work)
        {
            _work = null;
            await work.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Import {ImportId} could not write its next lines and tries again: {Problem} (state {SqlState}).")]
    private partial void LogFailed(Guid importId, string problem, string? sqlState);
}
