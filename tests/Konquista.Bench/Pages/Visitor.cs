using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace Konquista.Bench.Pages;

/// <summary>Somebody who is signed in, over HTTP as a browser speaks it: cookies, compression, a token with every form.</summary>
internal sealed partial class Visitor(HttpClient http, Uri site)
{
    private string _token = "";

    public async Task SignIn(string firstAdmin, CancellationToken cancellation)
    {
        _token = Token(await Get("/sign-in", cancellation));
        var lines = await File.ReadAllLinesAsync(firstAdmin, cancellation);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Email"] = lines[0], ["Form.Password"] = lines[1] };
        await Post("/sign-in", form, "/", cancellation);

        // A token belongs to who is signed in.
        _token = Token(await Get("/", cancellation));
    }

    public Task<Visit> Get(string path, CancellationToken cancellation) => Ask(new(HttpMethod.Get, new Uri(site, path)), path, cancellation);

    public Task<Visit> Post(string path, IReadOnlyDictionary<string, string> fields, CancellationToken cancellation) =>
        Post(path, fields, path, cancellation);

    /// <summary>A line of events that stays open.</summary>
    public async Task<HttpResponseMessage> Listen(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, path));
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    /// <summary>What a form on this page must be sent with.</summary>
    public static string Token(Visit page) => TokenField().Match(page.Text).Groups["token"].Value;

    private Task<Visit> Post(string path, IReadOnlyDictionary<string, string> fields, string leadsTo, CancellationToken cancellation)
    {
        var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", _token)));
        return Ask(new(HttpMethod.Post, new Uri(site, path)) { Content = content }, leadsTo, cancellation);
    }

    private async Task<Visit> Ask(HttpRequestMessage request, string leadsTo, CancellationToken cancellation)
    {
        using var asked = request;
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        var began = TimeProvider.System.GetTimestamp();
        using var answer = await http.SendAsync(request, cancellation);
        var wire = await answer.Content.ReadAsByteArrayAsync(cancellation);
        var took = TimeProvider.System.GetElapsedTime(began);
        return answer.StatusCode == HttpStatusCode.OK && answer.RequestMessage!.RequestUri == new Uri(site, leadsTo)
            ? new(took, wire, answer.Content.Headers.ContentEncoding.SingleOrDefault())
            : throw new InvalidOperationException($"{leadsTo} was asked for, {answer.RequestMessage!.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}

/// <summary>One answer: the time until its last byte, and the body as it came over the wire.</summary>
internal sealed record Visit(TimeSpan Took, byte[] Wire, string? Encoding)
{
    public string Text
    {
        get
        {
            using var wire = new MemoryStream(Wire);
            using var plain = new StreamReader(Encoding switch
            {
                "br" => new BrotliStream(wire, CompressionMode.Decompress),
                "gzip" => new GZipStream(wire, CompressionMode.Decompress),
                _ => wire,
            });
            return plain.ReadToEnd();
        }
    }
}
