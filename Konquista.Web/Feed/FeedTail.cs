using System.Runtime.CompilerServices;
using Konquista.Feed;
using Npgsql;

namespace Konquista.Web.Feed;

/// <summary>Reads the feed once for all who follow it in this process and keeps its latest stretch: whoever is near the end reads from memory, whoever is behind from the table.</summary>
internal sealed partial class FeedTail(FeedReader reader, TimeProvider time, ILogger<FeedTail> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly Stretch _stretch = new();
    private int _followers;

    /// <summary>Every fact after a place, or after what there is now, each once and in the feed's order, until nobody asks any more.</summary>
    /// <exception cref="FeedExpiredException">The place is not one of this feed.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Fact>> Follow(FeedCursor? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref _followers);
        try
        {
            var place = after ?? await reader.End(cancel);
            while (true)
            {
                var news = _stretch.News;
                var page = _stretch.After(place) ?? await Read(place, cancel);
                if (page.Count == 0)
                {
                    await news.WaitAsync(cancel);
                    continue;
                }

                yield return page;
                place = page[^1].Cursor;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _followers);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (Volatile.Read(ref _followers) == 0)
            {
                _stretch.Forget();
                continue;
            }

            try
            {
                await Extend(stoppingToken);
            }
            catch (NpgsqlException cause)
            {
                ReadingFailed(log, cause.SqlState);
            }
        }
    }

    private async Task Extend(CancellationToken cancel)
    {
        if (_stretch.End is not { } end)
        {
            _stretch.Begin(await reader.End(cancel));
            return;
        }

        while (true)
        {
            if (await reader.Read(end, FeedReader.Most, cancel) is not FeedPage.Facts page)
            {
                _stretch.Forget();
                return;
            }

            _stretch.Add(page.Items);
            end = page.Next;
            if (page.Items.Count < FeedReader.Most)
            {
                return;
            }
        }
    }

    private async Task<IReadOnlyList<Fact>> Read(FeedCursor place, CancellationToken cancel) =>
        await reader.Read(place, FeedReader.Most, cancel) is FeedPage.Facts page ? page.Items : throw new FeedExpiredException();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed could not be read for its followers ({SqlState})")]
    private static partial void ReadingFailed(ILogger logger, string? sqlState);
}

/// <summary>A place that is not one of this feed: the database was restored since.</summary>
internal sealed class FeedExpiredException() : Exception;
