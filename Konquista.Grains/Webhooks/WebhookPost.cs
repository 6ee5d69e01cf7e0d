using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Konquista.WhatsApp;
using Microsoft.Extensions.Options;

namespace Konquista.Webhooks;

/// <summary>Makes one attempt over HTTP and reads no more of the answer than is kept.</summary>
internal sealed class WebhookPost(HttpClient http, IOptions<WebhookOptions> options)
{
    private const int MostRead = 4096;
    private const int MostKept = 500;

    public async Task<WebhookAnswer> Send(string url, string id, string body, IReadOnlyList<string> secrets)
    {
        var begun = Stopwatch.GetTimestamp();
        using var patience = new CancellationTokenSource(options.Value.Timeout);
        try
        {
            // The machine's time, not the product's: the receiver compares it with its own.
            using var request = Request(url, id, body, secrets, TimeProvider.System.GetUtcNow());
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var beginning = await Beginning(response, patience.Token);
            return new((int)response.StatusCode, Trouble: null, Stopwatch.GetElapsedTime(begun), beginning, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException or IOException)
        {
            return new(Status: null, TroubleOf(cause), Stopwatch.GetElapsedTime(begun), "");
        }
    }

    private static HttpRequestMessage Request(string url, string id, string body, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, WebhookSignature.Timestamp(now));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secrets, id, now, body));
        return request;
    }

    private static async Task<string> Beginning(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var read = new byte[MostRead];
        var length = await stream.ReadAtLeastAsync(read, MostRead, throwOnEndOfStream: false, cancel);
        return StorableText.From(Encoding.UTF8.GetString(read, 0, length), MostKept);
    }

    private static WebhookTrouble TroubleOf(Exception cause) => cause switch
    {
        OperationCanceledException => WebhookTrouble.Timeout,
        HttpRequestException { InnerException: PrivateAddressException } => WebhookTrouble.PrivateAddress,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => WebhookTrouble.UnknownHost,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => WebhookTrouble.UnknownHost,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => WebhookTrouble.Certificate,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => WebhookTrouble.Unreachable,
        HttpRequestException { InnerException: SocketException } => WebhookTrouble.Unreachable,
        _ => WebhookTrouble.NoHttp,
    };
}
