namespace Konquista.Sandbox.Webhooks;

/// <summary>All waiting updates, bounded, spread over the workers by person; gathers updates that fall close together into one post.</summary>
internal sealed class WebhookLanes(SandboxSettings settings, WebhookCounts counts, TimeProvider clock) : IDisposable
{
    private readonly WebhookLane[] _lanes = [.. Enumerable.Range(0, settings.WebhookWorkers).Select(_ => new WebhookLane(clock))];
    private readonly long _gather = Math.Max(1, settings.WebhookGatherMs * TimeSpan.TicksPerMillisecond);

    public IReadOnlyList<WebhookLane> All => _lanes;

    public void Add(WebhookUpdate update)
    {
        if (counts.Waits() > settings.MaxPendingWebhooks)
        {
            counts.Done(1);
            counts.WasGivenUp();
            return;
        }

        Put(update);
    }

    public void Again(WebhookUpdate update) => Put(update);

    public void Dispose()
    {
        foreach (var lane in _lanes)
            lane.Dispose();
    }

    private void Put(WebhookUpdate update) => _lanes[update.Lane(_lanes.Length)].Add(
        update with { DueAt = (update.DueAt + _gather - 1) / _gather * _gather });
}
