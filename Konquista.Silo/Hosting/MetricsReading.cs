namespace Konquista.Silo.Hosting;

/// <summary>How the installation stands for who operates it: numbers alone, of nobody in particular.</summary>
internal sealed record MetricsReading
{
    /// <summary>How long the oldest open write transaction of the server has held every reader of the feed; zero when none is open.</summary>
    public required TimeSpan FeedLag { get; init; }

    /// <summary>The server process of that transaction; zero when none is open.</summary>
    public required int BlockingPid { get; init; }

    /// <summary>How long, in product time, the oldest due message has waited for its claim.</summary>
    public required TimeSpan DueLag { get; init; }

    public required int InboxOpen { get; init; }

    public required int InboxParked { get; init; }

    public required int Uncertain { get; init; }

    public required int PhonesBlocked { get; init; }
}
