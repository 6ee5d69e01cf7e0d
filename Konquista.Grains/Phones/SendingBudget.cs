namespace Konquista.Phones;

/// <summary>How many messages a phone may claim now, and when to look again: gap, rate, daily cap, warm-up and messages in flight together.</summary>
internal static class SendingBudget
{
    public static Budget At(PhonePace pace, PhoneUse use, DateTimeOffset now)
    {
        var room = Math.Max(1, pace.MaxInFlight) - use.InFlight;
        if (room <= 0)
        {
            return new(0, Again: null);
        }

        var earned = Earned(pace, use, now);
        if (earned < 1)
        {
            return new(0, use.LastClaimAt + Interval(pace));
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, pace.Zone).DateTime);
        var left = WarmUp.Cap(pace.WarmUpFrom, today, pace.DailyCap) - use.ClaimedToday;
        return left <= 0
            ? new(Math.Min(earned, room), Midnight(today.AddDays(1), pace.Zone), OnlyByHand: true)
            : new(Math.Min(earned, Math.Min(left, room)), now + Interval(pace));
    }

    // What the time since the last claim has earned, at most one second's worth: no state but that one moment,
    // and never above the rate. A gap allows one at a time.
    private static int Earned(PhonePace pace, PhoneUse use, DateTimeOffset now)
    {
        var burst = pace.Gap > TimeSpan.Zero ? 1 : Math.Max(1, Rate(pace));
        return use.LastClaimAt is not { } last || last > now
            ? (int)burst
            : (int)Math.Min(burst, Math.Floor((now - last) / Interval(pace)));
    }

    private static TimeSpan Interval(PhonePace pace)
    {
        var byRate = TimeSpan.FromSeconds(1 / Rate(pace));
        return pace.Gap > byRate ? pace.Gap : byRate;
    }

    private static double Rate(PhonePace pace) => pace.PerSecond > 0 ? Math.Clamp(pace.PerSecond, 0.0001, 10_000) : 1;

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

/// <summary>How fast a phone may send. <paramref name="Zone"/> says when its day begins.</summary>
internal sealed record PhonePace(
    TimeSpan Gap, int DailyCap, DateOnly? WarmUpFrom, int MaxInFlight, double PerSecond, TimeZoneInfo Zone);

/// <summary>What a phone has used of its pace. What is written by hand counts for no day.</summary>
internal sealed record PhoneUse(DateTimeOffset? LastClaimAt, int ClaimedToday, int InFlight);

/// <summary>
/// At most so many now; look again at <paramref name="Again"/>, or when a result comes in if that is null. When the day is used up,
/// until then <paramref name="OnlyByHand"/>: nobody who asks something waits for tomorrow.
/// </summary>
internal sealed record Budget(int Most, DateTimeOffset? Again, bool OnlyByHand = false);
