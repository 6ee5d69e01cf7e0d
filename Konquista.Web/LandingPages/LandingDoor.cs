namespace Konquista.Web.LandingPages;

/// <summary>Hands a published page to its visitors before anything else of the site is asked: the bytes are kept, and no page, no grain and, but once a second, no row is touched.</summary>
internal static class LandingDoor
{
    public static void UseLandingPages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PublishedPages>();
        var visits = app.Services.GetRequiredService<Visits>();
        app.Use(async (http, next) =>
        {
            if (SlugOf(http.Request) is { } slug && await pages.Kept(slug, http.RequestAborted) is { } page)
            {
                visits.Note(http, page.Page.Id);
                await page.Send(http);
                return;
            }

            await next(http);
        });
    }

    private static string? SlugOf(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.Value is { } path
        && path.StartsWith(PublishedPages.Folder, StringComparison.Ordinal)
        && path.IndexOf('/', PublishedPages.Folder.Length) < 0
            ? path[PublishedPages.Folder.Length..]
            : null;
}
