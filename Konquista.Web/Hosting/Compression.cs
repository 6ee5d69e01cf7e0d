using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Konquista.Web.Hosting;

/// <summary>Pages travel compressed; assets are so already, and the live line says of itself that it is not.</summary>
internal static class Compression
{
    public static void AddCompression(this WebApplicationBuilder builder)
    {
        // A site that runs where it was built would read its assets anew for every request, and send them whole and never to be kept.
        builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.Services.AddResponseCompression(pages =>
        {
            // BREACH guesses a secret from the lengths of many answers: the antiforgery token is encrypted anew for each, and what other
            // sites fetch from here comes without a cookie.
            pages.EnableForHttps = true;
            pages.MimeTypes = ["text/html", "text/csv"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
    }
}
