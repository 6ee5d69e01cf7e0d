using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Konquista.Feed;
using Konquista.Web.Feed;
using Npgsql;

namespace Konquista.Web.Live;

/// <summary>Follows the feed once for all open pages of this process, and tells each of them of what there is something new to see.</summary>
internal sealed partial class LiveLine(
    FeedReader feed, StandingReading standing, Turns turns, TimeProvider time, IHostApplicationLifetime life, ILogger<LiveLine> log) : BackgroundService
{
    public const string AnyChange = "changed";
    public const string Beat = "beat";

    // With nobody at the line the feed is followed for the pages that will come, less often.
    private const int IdlePaces = 8;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<Listener, bool> _listeners = [];
    private FeedCursor? _place;

    /// <summary>Tells open pages at once of what a person just did, before the feed may be read up to it.</summary>
    public void Tell(Topic topics)
    {
        if (topics == Topic.None)
        {
            return;
        }

        turns.Add(topics);
        foreach (var listener in _listeners.Keys)
        {
            listener.Hear(topics);
        }
    }

    /// <summary>One event for every topic that changed and "changed" after them; "beat" when it is long quiet, so that a dead line is noticed.
    /// It begins with what was told since the page's turn, or with a beat.</summary>
    public async IAsyncEnumerable<SseItem<string>> Changes(string? since, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        using var listener = new Listener(time);
        _listeners[listener] = true;
        try
        {
            listener.Hear(turns.Since(since));
            yield return new SseItem<string>("1", Beat);
            while (await listener.Next(ends.Token) is { } heard)
            {
                foreach (var topic in Topics.All.Where(topic => heard.HasFlag(topic)))
                {
                    yield return new SseItem<string>("1", NameOf(topic));
                }

                yield return new SseItem<string>("1", heard == Topic.None ? Beat : AnyChange);
            }
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        for (var pace = 0; await timer.WaitForNextTickAsync(stoppingToken); pace++)
        {
            if (!_listeners.IsEmpty || pace % IdlePaces == 0)
            {
                _place = await TryFollow(_place, stoppingToken);
            }
        }
    }

    private static string NameOf(Topic topic) => topic switch
    {
        Topic.Leads => "leads",
        Topic.Messages => "messages",
        Topic.Inbound => "inbound",
        Topic.Phones => "phones",
        Topic.Campaigns => "campaigns",
        Topic.Sending => "sending",
        Topic.Imports => "imports",
        Topic.Bulks => "bulks",
        Topic.Pages => "pages",
        _ => "settings",
    };

    private async Task<FeedCursor?> TryFollow(FeedCursor? place, CancellationToken cancel)
    {
        try
        {
            if (place is { } after)
            {
                return await Follow(after, cancel);
            }

            // What was committed between the first page's coming and this reading is behind the place.
            var end = await feed.End(cancel);
            Tell(Topics.Everything);
            return end;
        }
        catch (NpgsqlException cause)
        {
            ReadingFailed(log, cause.SqlState);
            return place;
        }
    }

    private async Task<FeedCursor> Follow(FeedCursor after, CancellationToken cancel)
    {
        while (true)
        {
            if (await feed.Read(after, FeedReader.Most, cancel) is not FeedPage.Facts page)
            {
                Tell(Topics.Everything);
                return await feed.End(cancel);
            }

            var heard = page.Items.Aggregate(Topic.None, (topics, fact) => topics | Topics.Of(fact.Kind));
            if (heard.HasFlag(Topic.Leads))
            {
                // Who asks because of this must not be told how it was before.
                standing.Forget();
            }

            Tell(heard);
            after = page.Next;
            if (page.Items.Count < FeedReader.Most)
            {
                return after;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed could not be read for open pages ({SqlState})")]
    private static partial void ReadingFailed(ILogger logger, string? sqlState);
}
