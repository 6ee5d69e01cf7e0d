using System.Runtime.CompilerServices;
using Konquista.Feed;
using Konquista.Web.Feed;
using Konquista.Web.GraphQL.Rules;
using Konquista.Web.GraphQL.Transport;

namespace Konquista.Web.GraphQL.Feed;

/// <summary>The facts of one subscription: from a cursor or from now on, as fast as their reader takes them.</summary>
internal sealed class FactSource(FeedTail tail, FeedReader reader, Credit credit, TimeProvider time)
{
    private const int MostLookedAt = 20_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<Fact> Facts(FactFilter filter, FeedCursor? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in Pages(after, cancel))
        {
            foreach (var fact in page.Where(filter.Takes))
            {
                await credit.Take(cancel);
                yield return fact;
            }
        }
    }

    /// <summary>For whom only the state of now counts: the latest fact, once a second.</summary>
    public async IAsyncEnumerable<Fact> Latest(FactFilter filter, FeedCursor? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in Pages(after, cancel))
        {
            if (page.LastOrDefault(filter.Takes) is not { } latest)
            {
                continue;
            }

            await credit.Take(cancel);
            yield return latest;
            if (page.Count < Stretch.Slice)
            {
                await Task.Delay(Pace, time, cancel);
            }
        }
    }

    /// <summary>A page of facts; what is not for the asker is passed over, so it may be short.</summary>
    public async Task<FactPage> Page(FactFilter filter, string? after, int most, CancellationToken cancel)
    {
        var place = Place(after) ?? await reader.Start(cancel);
        var found = new List<Fact>();
        for (var looked = 0; looked < MostLookedAt && found.Count < most; looked += FeedReader.Most)
        {
            if (await reader.Read(place, FeedReader.Most, cancel) is not FeedPage.Facts page)
            {
                throw Refusal.CursorExpired();
            }

            foreach (var fact in page.Items.TakeWhile(_ => found.Count < most))
            {
                place = fact.Cursor;
                if (filter.Takes(fact))
                {
                    found.Add(fact);
                }
            }

            if (page.Items.Count < FeedReader.Most)
            {
                return new(found, place, hasMore: found.Count == most && place != page.Next);
            }
        }

        return new(found, place, hasMore: true);
    }

    private async IAsyncEnumerable<IReadOnlyList<Fact>> Pages(FeedCursor? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pages = tail.Follow(after, cancel).GetAsyncEnumerator(cancel);
        await using (pages)
        {
            while (await IsThere(pages))
            {
                yield return pages.Current;
            }
        }
    }

    private static async Task<bool> IsThere(IAsyncEnumerator<IReadOnlyList<Fact>> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (FeedExpiredException)
        {
            throw Refusal.CursorExpired();
        }
    }

    /// <summary>Where a text of a caller's points to; null for the end of now.</summary>
    public static FeedCursor? Place(string? after) =>
        after is null ? null : FeedCursor.TryParse(after, out var cursor) ? cursor : throw Refusal.BadInput("after is not a cursor of the feed.");
}
