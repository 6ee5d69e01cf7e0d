namespace Konquista.Webhooks;

/// <summary>How long an address is asked again: each delivery for three days, ever more rarely, and all of them until nothing was taken for a day.</summary>
internal static class WebhookPatience
{
    public static readonly TimeSpan Delivery = TimeSpan.FromDays(3);

    /// <summary>A pause needs as much failure in a row, so that one fact a day does not bring it about alone.</summary>
    public const int Failures = 8;

    /// <summary>From so many failures in a row on, one attempt at a time finds out whether it works again.</summary>
    public const int Careful = 5;

    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    private const double Spread = 0.2;

    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>When to try again after so many attempts; null when three days since <paramref name="since"/> would be over by then.</summary>
    /// <param name="attempts">Made so far.</param>
    /// <param name="since">When the three days began.</param>
    /// <param name="now">After the last attempt.</param>
    /// <param name="chance">From 0 to 1: spreads those that failed together.</param>
    /// <param name="wished">What the address asked to wait; longer than an hour is not believed.</param>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset since, DateTimeOffset now, double chance, TimeSpan? wished = null)
    {
        var wait = Waits[Math.Clamp(attempts, 1, Waits.Length) - 1] * (1 + (Spread * ((2 * chance) - 1)));
        if (wished is { } wish && wish > wait)
        {
            wait = wish < LongestWish ? wish : LongestWish;
        }

        return now + wait - since <= Delivery ? now + wait : null;
    }

    public static bool IsOver(int failures, DateTimeOffset? failingSince, DateTimeOffset now) =>
        failures >= Failures && failingSince is { } since && now - since >= Pause;
}
