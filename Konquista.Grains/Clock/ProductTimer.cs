namespace Konquista.Clock;

/// <summary>A timer due at an instant of the product clock; woken too early, because the clock slowed down, it waits on.</summary>
internal sealed class ProductTimer : ITimer
{
    private readonly Lock _gate = new();
    private readonly ProductClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _real;
    private DateTimeOffset? _due;
    private TimeSpan _period;

    public ProductTimer(ProductClock clock, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _real = clock.RealTimer(_ => Wake());
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _due = dueTime < TimeSpan.Zero ? null : _clock.GetUtcNow() + dueTime;
            _period = period;
            return Arm();
        }
    }

    public void Rearm()
    {
        lock (_gate)
        {
            Arm();
        }
    }

    public void Dispose()
    {
        _clock.Forget(this);
        _real.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _clock.Forget(this);
        return _real.DisposeAsync();
    }

    private void Wake()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            if (_due is not { } due || now < due)
            {
                Arm();
                return;
            }

            _due = _period > TimeSpan.Zero ? now + _period : null;
            Arm();
        }

        _callback(_state);
    }

    private bool Arm() =>
        _real.Change(_due is { } due ? _clock.ToReal(due - _clock.GetUtcNow()) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
