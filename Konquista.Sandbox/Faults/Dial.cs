namespace Konquista.Sandbox.Faults;

/// <summary>One number that says how the Sandbox behaves: a percentage, a delay in milliseconds or a count.</summary>
internal enum Dial
{
    DelayMinMs,
    DelayMaxMs,
    RateLimited,
    ServerErrorWithBody,
    ServerErrorBare,
    AcceptThenDrop,
    WebhookLost,
    WebhookDoubled,
    WebhookReordered,
    Undeliverable,
    Reads,
    Replies,
    OptOuts,
    ReplyAfter,
    WebhookDelayMinMs,
    WebhookDelayMaxMs,
}

/// <summary>Names and bounds of the dials, as JSON, settings and the page write them.</summary>
internal static class Dials
{
    public const int MostSteps = 8;

    public static readonly Dial[] All = Enum.GetValues<Dial>();

    public static string Key(this Dial dial) => char.ToLowerInvariant($"{dial}"[0]) + $"{dial}"[1..];

    public static double Most(this Dial dial) => dial switch
    {
        Dial.DelayMinMs or Dial.DelayMaxMs or Dial.WebhookDelayMinMs or Dial.WebhookDelayMaxMs => 60_000,
        _ => 100,
    };

    public static bool IsWhole(this Dial dial) => dial.Most() > 100 || dial == Dial.ReplyAfter;
}
