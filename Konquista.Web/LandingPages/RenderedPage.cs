using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Konquista.Web.LandingPages;

/// <summary>A published page as bytes, compressed once for all visitors; decides by what the browser has and takes which of them it gets.</summary>
internal sealed class RenderedPage
{
    private int _isLookedAt;

    private RenderedPage(PublishedPage page, byte[] plain)
    {
        (Page, Plain) = (page, plain);
        (Gzip, Brotli) = (Compress(plain, stream => new GZipStream(stream, CompressionLevel.SmallestSize)), Compress(plain, Smallest));
        Tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..20]}\"";
    }

    public PublishedPage Page { get; }

    /// <summary>When it was last known to be the latest, as a timestamp of the clock.</summary>
    public long LookedAt { get; set; }

    public string Tag { get; }

    private byte[] Plain { get; }

    private byte[] Gzip { get; }

    private byte[] Brotli { get; }

    public static RenderedPage Of(PublishedPage page, string html) => new(page, Encoding.UTF8.GetBytes(html));

    /// <summary>False while another request looks whether it is the latest.</summary>
    public bool TryBeginLook() => Interlocked.CompareExchange(ref _isLookedAt, 1, 0) == 0;

    public void EndLook() => Volatile.Write(ref _isLookedAt, 0);

    /// <summary>Each visit asks whether it is still so, since visits are counted; who has it already gets no bytes.</summary>
    public async Task Send(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        response.Headers.ETag = Tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.Headers.IfNoneMatch.ToString().Contains(Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (bytes, coding) = Fitting(request.Headers.AcceptEncoding.ToString());
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.ContentEncoding = coding;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
        }
    }

    private (byte[] Bytes, string? Coding) Fitting(string accepted) =>
        accepted.Contains("br", StringComparison.Ordinal) ? (Brotli, "br")
        : accepted.Contains("gzip", StringComparison.Ordinal) ? (Gzip, "gzip")
        : (Plain, null);

    private static BrotliStream Smallest(Stream to) => new(to, CompressionLevel.SmallestSize);

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> coder)
    {
        using var packed = new MemoryStream();
        using (var stream = coder(packed))
        {
            stream.Write(plain);
        }

        return packed.ToArray();
    }
}
