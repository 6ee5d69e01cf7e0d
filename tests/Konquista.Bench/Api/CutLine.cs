using System.Net.WebSockets;
using Konquista.Bench.Pages;

namespace Konquista.Bench.Api;

/// <summary>Somebody whose line is cut at random while things happen, and who goes on after the last cursor each time: what came is held against the feed.</summary>
internal sealed class CutLine(Business business, Uri site, string token)
{
    private const int Cuts = 100;
    private const int Writers = 4;
    private const int ShortestMs = 10;
    private const int LongestMs = 300;

    private const string Facts = "query Facts($after: String, $first: Int) { feed(after: $after, first: $first) { nodes { cursor } hasNextPage } }";

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How many facts never came, and how many came more than once.</summary>
    public async Task<(int Missed, int Twice)> Follow(int firstNo, CancellationToken cancellation)
    {
        using var line = await ApiLine.Open(site, token);
        var start = (await business.FeedEnd(cancellation)).ToString();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var happening = Enumerable.Range(0, Writers).Select(writer => Happen(firstNo, writer, over.Token)).ToArray();
        var came = new List<string>();
        var chance = new Random(7);
        for (var cut = 0; cut < Cuts; cut++)
        {
            await Listen(came, start, came => false, TimeSpan.FromMilliseconds(chance.Next(ShortestMs, LongestMs)), cancellation);
        }

        await over.CancelAsync();
        var written = (await Task.WhenAll(happening)).Sum();
        var feed = await All(line, start);
        if (feed.Count < written)
        {
            throw new InvalidOperationException($"{written} things happened and the feed has {feed.Count}.");
        }

        await Listen(came, start, last => last == feed[^1], Patience, cancellation);
        return (feed.Except(came, StringComparer.Ordinal).Count(), came.Count - came.Distinct(StringComparer.Ordinal).Count());
    }

    // Until the line is cut, wherever it is just then: in its greeting, between two facts, or within one.
    private async Task Listen(List<string> came, string start, Func<string, bool> isEnd, TimeSpan time, CancellationToken cancellation)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        cut.CancelAfter(time);
        try
        {
            using var subscriber = await Subscriber.Open(site, token, came.Count > 0 ? came[^1] : start, cut.Token);
            do
            {
                came.Add(await subscriber.Next(cut.Token));
            }
            while (!isEnd(came[^1]));
        }
        catch (Exception cause) when (cause is OperationCanceledException or WebSocketException && !cancellation.IsCancellationRequested)
        {
            // Cut.
        }
    }

    private async Task<int> Happen(int firstNo, int writer, CancellationToken over)
    {
        var no = 0;
        for (; !over.IsCancellationRequested; no++)
        {
            await business.Receive(firstNo + (no * Writers) + writer, Guid.CreateVersion7());
            await Task.Delay(Between, CancellationToken.None);
        }

        return no;
    }

    private static async Task<List<string>> All(ApiLine line, string start)
    {
        var all = new List<string>();
        while (true)
        {
            var page = (await line.Read(Facts, new { after = all.Count > 0 ? all[^1] : start, first = 200 })).GetProperty("feed");
            all.AddRange(page.GetProperty("nodes").EnumerateArray().Select(fact => fact.GetProperty("cursor").GetString()!));
            if (!page.GetProperty("hasNextPage").GetBoolean())
            {
                return all;
            }
        }
    }
}
