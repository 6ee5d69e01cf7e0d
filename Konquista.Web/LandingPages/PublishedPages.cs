using System.Collections.Concurrent;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>The published pages that this process keeps as bytes; once a second one visitor's request looks whether a page is still the latest.</summary>
internal sealed class PublishedPages(PublishedReading reading, TimeProvider time)
{
    public const string Folder = "/p/";
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, RenderedPage> _kept = new(StringComparer.Ordinal);

    /// <summary>Null when it must be drawn anew. While the database is away visitors get what was last known.</summary>
    public async ValueTask<RenderedPage?> Kept(string slug, CancellationToken cancel)
    {
        if (!_kept.TryGetValue(slug, out var page) || time.GetElapsedTime(page.LookedAt) < Freshness || !page.TryBeginLook())
        {
            return page;
        }

        try
        {
            if (await reading.StampOf(slug, cancel) != page.Page.Stamp)
            {
                _kept.TryRemove(new(slug, page));
                return null;
            }

            page.LookedAt = time.GetTimestamp();
        }
        catch (NpgsqlException)
        {
            page.LookedAt = time.GetTimestamp();
        }
        finally
        {
            page.EndLook();
        }

        return page;
    }

    public RenderedPage Keep(PublishedPage page, string html)
    {
        var rendered = RenderedPage.Of(page, html);
        rendered.LookedAt = time.GetTimestamp();
        _kept[page.Slug] = rendered;
        return rendered;
    }

    /// <summary>So that who has just published sees it at once.</summary>
    public void Forget(string slug) => _kept.TryRemove(slug, out _);
}
