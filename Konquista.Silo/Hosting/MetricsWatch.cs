using System.Diagnostics.Metrics;
using Npgsql;

namespace Konquista.Silo.Hosting;

/// <summary>Takes a reading every five seconds and shows the latest one on the meter "Konquista"; while the database does not answer
/// there is none to show.</summary>
internal sealed partial class MetricsWatch : BackgroundService
{
    public const string MeterName = "Konquista";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly MetricsReader _reader;
    private readonly ILogger<MetricsWatch> _log;
    private volatile MetricsReading? _latest;

    public MetricsWatch(MetricsReader reader, IMeterFactory meters, ILogger<MetricsWatch> log)
    {
        (_reader, _log) = (reader, log);
        var meter = meters.Create(MeterName);
        Show(meter, "feed.lag", "s", "Age of the oldest open write transaction, which holds readers of the feed", now => now.FeedLag.TotalSeconds);
        Show(meter, "feed.blocking_pid", null, "Server process of that transaction, 0 if none", now => now.BlockingPid);
        Show(meter, "due.lag", "s", "Age of the oldest due message that is not claimed, in product time", now => now.DueLag.TotalSeconds);
        Show(meter, "inbox.open", null, "Webhook events not yet worked through, at most 10000", now => now.InboxOpen);
        Show(meter, "inbox.parked", null, "Webhook events set aside, at most 10000", now => now.InboxParked);
        Show(meter, "messages.uncertain", null, "Messages of which nobody knows whether they left, at most 10000", now => now.Uncertain);
        Show(meter, "phones.blocked", null, "Phones that rest after a refusal of their provider", now => now.PhonesBlocked);
    }

    /// <summary>Takes a reading now; none when the database does not answer.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        try
        {
            _latest = await _reader.Read(cancellation);
        }
        catch (NpgsqlException problem)
        {
            _latest = null;
            ReadingFailed(_log, problem.SqlState);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            await Look(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Show(Meter meter, string name, string? unit, string what, Func<MetricsReading, double> value) =>
        meter.CreateObservableGauge(
            "konquista." + name,
            () => _latest is { } now ? [new Measurement<double>(value(now))] : Array.Empty<Measurement<double>>(),
            unit,
            what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The metrics could not be read (state {SqlState}).")]
    private static partial void ReadingFailed(ILogger logger, string? sqlState);
}
