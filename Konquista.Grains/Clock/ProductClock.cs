using System.Collections.Concurrent;

namespace Konquista.Clock;

/// <summary>
/// The time of the product for grains and reminders: the machine's, or in demos and benches one that runs faster, slower
/// or stands still, as the clock's row says. It never goes back; timers that wait are moved when the speed changes.
/// </summary>
internal sealed class ProductClock : TimeProvider
{
    private readonly ConcurrentDictionary<ProductTimer, bool> _timers = new();
    private readonly TimeProvider _real;
    private ClockReading _reading = ClockReading.Real;
    private long _latest;

    public ProductClock(TimeProvider real) => _real = real;

    public double Speed => _reading.Speed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow()
    {
        var now = _reading.At(_real.GetUtcNow()).UtcTicks;
        long latest;
        while (now > (latest = Interlocked.Read(ref _latest)))
        {
            Interlocked.CompareExchange(ref _latest, now, latest);
        }

        return new DateTimeOffset(Math.Max(now, latest), TimeSpan.Zero);
    }

    public void Follow(ClockReading reading)
    {
        if (reading.Version == _reading.Version)
        {
            return;
        }

        _reading = reading;
        foreach (var timer in _timers.Keys)
        {
            timer.Rearm();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ProductTimer(this, callback, state);
        _timers[timer] = true;
        timer.Change(dueTime, period);
        return timer;
    }

    internal ITimer RealTimer(TimerCallback callback) => _real.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>How long a real timer must wait for <paramref name="product"/> to pass; whole milliseconds, rounded up.</summary>
    internal TimeSpan ToReal(TimeSpan product)
    {
        var speed = _reading.Speed;
        return product <= TimeSpan.Zero ? TimeSpan.Zero
            : speed <= 0 ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(product.TotalMilliseconds / speed), int.MaxValue));
    }

    internal void Forget(ProductTimer timer) => _timers.TryRemove(timer, out _);
}
