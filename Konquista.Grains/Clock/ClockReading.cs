namespace Konquista.Clock;

/// <summary>The product clock's row: which product instant is which real instant, and how fast it goes on from there.</summary>
internal sealed record ClockReading(double Speed, DateTimeOffset RealOrigin, DateTimeOffset ProductOrigin, long Version)
{
    public static readonly ClockReading Real = new(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, -1);

    public DateTimeOffset At(DateTimeOffset real) => ProductOrigin + TimeSpan.FromTicks((long)((real - RealOrigin).Ticks * Speed));
}

/// <summary>Durations that stay slow in real time however fast the product clock runs; Orleans gets them in product time.</summary>
internal sealed record Pace(TimeSpan ReminderRefresh, TimeSpan ReminderRetry)
{
    public static readonly Pace Real = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(3));
}
