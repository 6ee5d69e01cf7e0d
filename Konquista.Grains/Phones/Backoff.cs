using System.Globalization;

namespace Konquista.Phones;

/// <summary>How long a message that provably did not leave waits for its next try.</summary>
internal static class Backoff
{
    private const int LongestPairPower = 7;
    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    /// <summary>The delay after the given attempt, counted from 1; up to a fifth longer, always alike for the same message and attempt.</summary>
    public static TimeSpan After(RetryClass retry, int attempt, Guid messageId)
    {
        var no = Math.Max(1, attempt);
        var delay = retry == RetryClass.PairLimited
            ? TimeSpan.FromSeconds(Math.Pow(4, Math.Min(no, LongestPairPower)))
            : Delays[Math.Min(no, Delays.Length) - 1];
        var share = StableHash.Of("backoff", messageId.ToString(), no.ToString(CultureInfo.InvariantCulture)) % 1000 / 1000.0;
        return delay * (1 + (Jitter * share));
    }
}

/// <summary>Why a message goes back to planned.</summary>
internal enum RetryClass
{
    /// <summary>The provider has a trouble of its own.</summary>
    TryLater,

    /// <summary>The number sends too fast.</summary>
    RateLimited,

    /// <summary>Too many to this one person: Meta asks for 4^n seconds.</summary>
    PairLimited,
}
