namespace Konquista.Sandbox.Webhooks;

/// <summary>Updates of a share of the people, in order of their time; one worker empties it, so a person's updates keep their order.</summary>
internal sealed class WebhookLane(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<WebhookUpdate, (long Due, long Turn)> _waiting = new();
    private readonly SemaphoreSlim _signal = new(0);
    private long _turn;
    private long _wakeAt = long.MinValue;

    public void Add(WebhookUpdate update)
    {
        lock (_gate)
        {
            _waiting.Enqueue(update, (update.DueAt, ++_turn));
            if (update.DueAt >= _wakeAt)
                return;
            _wakeAt = long.MinValue;
            _signal.Release();
        }
    }

    public async Task UntilDue(CancellationToken stopping)
    {
        while (Wait() is var wait && wait != TimeSpan.Zero)
            await _signal.WaitAsync(wait, stopping);
    }

    public void TakeDue(List<WebhookUpdate> batch, int most)
    {
        batch.Clear();
        lock (_gate)
        {
            var now = clock.GetUtcNow().UtcTicks;
            while (batch.Count < most && _waiting.TryPeek(out _, out var next) && next.Due <= now)
                batch.Add(_waiting.Dequeue());
        }
    }

    public void Dispose() => _signal.Dispose();

    private TimeSpan Wait()
    {
        lock (_gate)
        {
            _wakeAt = _waiting.TryPeek(out _, out var next) ? next.Due : long.MaxValue;
            var ticks = _wakeAt - clock.GetUtcNow().UtcTicks;
            if (_wakeAt == long.MaxValue)
                return Timeout.InfiniteTimeSpan;
            if (ticks > 0)
                return TimeSpan.FromMilliseconds(1 + (ticks / TimeSpan.TicksPerMillisecond));
            _wakeAt = long.MinValue;
            return TimeSpan.Zero;
        }
    }
}
