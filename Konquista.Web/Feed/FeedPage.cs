using Konquista.Feed;

namespace Konquista.Web.Feed;

/// <summary>What the feed answers to a cursor.</summary>
internal abstract record FeedPage
{
    private FeedPage()
    {
    }

    /// <summary>The facts after the cursor, and the cursor to continue from; no facts when there is nothing new.</summary>
    public sealed record Facts(IReadOnlyList<Fact> Items, FeedCursor Next) : FeedPage;

    /// <summary>The cursor belongs to another era or lies ahead of this database: what was read after it is not this feed.</summary>
    /// <param name="Start">Where to start over.</param>
    public sealed record Expired(FeedCursor Start) : FeedPage;
}
