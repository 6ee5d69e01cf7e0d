namespace Konquista.Phones;

/// <summary>Rests a phone whose sends keep failing: for longer each time, and after each rest it tries with one.</summary>
internal sealed record Breaker
{
    public const int Tolerated = 5;

    private static readonly TimeSpan[] Rests = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <summary>Also what any success makes of it.</summary>
    public static Breaker Closed { get; } = new();

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Rests in a row.</summary>
    public int Openings { get; init; }

    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>A failure of a message that left before the rest began does not lengthen it.</summary>
    public Breaker Failed(DateTimeOffset now)
    {
        var failures = Failures == int.MaxValue ? Failures : Failures + 1;
        return now < OpenUntil || (OpenUntil is null && failures < Tolerated)
            ? this with { Failures = failures }
            : new Breaker
            {
                Failures = failures,
                Openings = Math.Min(Openings + 1, Rests.Length),
                OpenUntil = now + Rests[Math.Min(Openings, Rests.Length - 1)],
            };
    }

    /// <summary>How many more may leave now.</summary>
    public int Most(int inFlight, DateTimeOffset now) =>
        OpenUntil is null ? int.MaxValue
        : now < OpenUntil || inFlight > 0 ? 0
        : 1;
}
