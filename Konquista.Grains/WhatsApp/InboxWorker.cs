using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Works through what the webhooks stored, in one silo of the cluster at a time. Its pauses are real time.</summary>
internal sealed partial class InboxWorker(
    NpgsqlDataSource db, InboxStore inbox, InboxStatuses statuses, InboxMessages messages, ILogger<InboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Rematch = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RematchAll = TimeSpan.FromHours(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly InboxRest _rest = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var turn = await InboxTurn.Take(db, stoppingToken);
                if (turn is not null)
                {
                    TurnTaken();
                    await Work(turn, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                WorkFailed(failure.GetType().Name, (failure as PostgresException)?.SqlState);
            }

            await Task.Delay(Retry, stoppingToken);
        }
    }

    private async Task Work(InboxTurn turn, CancellationToken cancellation)
    {
        var (rematched, allRematched) = (0L, 0L);
        while (!cancellation.IsCancellationRequested)
        {
            var found = await Round(turn.Connection, cancellation);
            if (IsDue(rematched, Rematch))
            {
                var all = IsDue(allRematched, RematchAll);
                var isThrough = await RematchParked(turn.Connection, all, cancellation);
                rematched = Stopwatch.GetTimestamp();
                allRematched = all && isThrough ? rematched : allRematched;
            }

            await Task.Delay(found == 0 ? Poll : Poll / 15, cancellation);
        }
    }

    private async Task<int> Round(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await InboxStore.Open(connection, _rest.Senders(), cancellation);
        if (rows.Count == 0)
        {
            return 0;
        }

        var reported = statuses.Take([.. rows.Where(row => row.IsStatus)], again: false, cancellation);
        var failed = messages.Take([.. rows.Where(row => !row.IsStatus)], cancellation);
        await Task.WhenAll(reported, failed);
        _rest.Add(await failed);
        return rows.Count;
    }

    private static bool IsDue(long last, TimeSpan every) => last == 0 || Stopwatch.GetElapsedTime(last) > every;

    /// <summary>False when there are more than one reading takes. What was parked long ago seldom matches any more, and there may be many.</summary>
    private async Task<bool> RematchParked(NpgsqlConnection connection, bool all, CancellationToken cancellation)
    {
        var rows = await InboxStore.ParkedStatuses(connection, all, cancellation);
        await statuses.Take(rows, again: true, cancellation);
        await inbox.CloseForgotten(cancellation);
        return rows.Count < InboxStore.MostAtOnce;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This silo works through the inbox")]
    private partial void TurnTaken();

    [LoggerMessage(Level = LogLevel.Error, Message = "Working through the inbox failed and begins again: {Failure} {SqlState}")]
    private partial void WorkFailed(string failure, string? sqlState);
}
