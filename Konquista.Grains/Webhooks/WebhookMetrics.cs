using System.Diagnostics.Metrics;

namespace Konquista.Webhooks;

/// <summary>Counts attempts by what became of them, and how long after its fact each was made; says nothing of whither.</summary>
internal sealed class WebhookMetrics
{
    public const string MeterName = "Konquista.Webhooks";

    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _lag;

    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _attempts = meter.CreateCounter<long>("konquista.webhook.attempts", description: "Attempts to tell a webhook of a fact, by outcome.");
        _lag = meter.CreateHistogram<double>("konquista.webhook.lag", "s", "From a fact to the attempt that was taken.");
    }

    public void Count(WebhookAnswer answer, TimeSpan lag)
    {
        _attempts.Add(1, new KeyValuePair<string, object?>("outcome", answer.IsTaken ? "taken" : answer.Trouble is null ? "refused" : "silence"));
        if (answer.IsTaken)
        {
            _lag.Record(lag.TotalSeconds);
        }
    }
}
