namespace Konquista.Web.Hosting;

/// <summary>Lets browsers keep for good what the bundler named after its content; what changes gets another name.</summary>
internal static class NamedAssets
{
    private static readonly PathString[] Folders = ["/lib/assets", "/lib/explorer/assets", "/lib/explorer/parts"];

    public static void UseNamedAssets(this WebApplication app) => app.Use((context, next) =>
    {
        if (Folders.Any(folder => context.Request.Path.StartsWithSegments(folder, StringComparison.Ordinal)))
        {
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                {
                    response.Headers.CacheControl = "max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            }, context.Response);
        }

        return next(context);
    });
}
