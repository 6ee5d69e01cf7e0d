namespace Konquista.Campaigns;

/// <summary>The words in which conditions speak of what became of the step before.</summary>
public static class Engagement
{
    public const string Read = "read";
    public const string Unread = "unread";
    public const string Delivered = "delivered";
    public const string Undelivered = "undelivered";

    public static IReadOnlyList<string> All { get; } = [Read, Unread, Delivered, Undelivered];
}
