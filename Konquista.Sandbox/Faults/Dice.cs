namespace Konquista.Sandbox.Faults;

/// <summary>Chance that repeats: the same seed, key and attempt always give the same number, whatever the order of arrival.</summary>
internal sealed class Dice(long seed)
{
    private readonly ulong _seed = Mix((ulong)seed + 0x9E3779B97F4A7C15);

    public ulong Number(ulong key, int attempt, int purpose) =>
        Mix(Mix(_seed ^ key) + ((ulong)(uint)attempt * 0xD1B54A32D192ED03) + ((ulong)(uint)purpose * 0x8CB92BA72F3D8DD7));

    public bool Hits(double percent, ulong key, int attempt, Dial dial, int stage = 0) =>
        percent > 0 && Percent(key, attempt, ((int)dial << 4) | stage) < percent;

    public double Percent(ulong key, int attempt, int purpose) =>
        (Number(key, attempt, purpose) >> 11) * (100.0 / (1UL << 53));

    public TimeSpan Between(double leastMs, double mostMs, ulong key, int attempt, int purpose) =>
        TimeSpan.FromMilliseconds(leastMs + ((mostMs - leastMs) * Percent(key, attempt, purpose) / 100));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
