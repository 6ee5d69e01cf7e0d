using Polly;
using Polly.CircuitBreaker;

namespace Konquista.WhatsApp;

/// <summary>One request to a provider: its answer is judged, its silence means uncertain unless nothing can have left.</summary>
internal static class Exchange
{
    public static async Task<SendResult> Post(
        HttpClient http, HttpRequestMessage request, HttpContent content, Func<Answer, SendResult> judge, CancellationToken cancellation)
    {
        using var body = new LeavingBody(content);
        request.Content = body;
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            return judge(new((int)response.StatusCode, bytes, response.Headers.RetryAfter?.Delta));
        }
        catch (Exception silence) when (IsSilence(silence))
        {
            return new(body.HasLeft ? SendClass.Uncertain : SendClass.TryLater, Error: WordFor(silence, body.HasLeft));
        }
    }

    public static bool IsSilence(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or ExecutionRejectedException or IOException;

    private static string WordFor(Exception silence, bool hasLeft) => silence switch
    {
        BrokenCircuitException => "circuit_open",
        _ when !hasLeft => "unreachable",
        OperationCanceledException or ExecutionRejectedException => "timeout",
        _ => "connection_lost",
    };
}

/// <summary>What came back from a provider.</summary>
internal readonly record struct Answer(int Status, byte[] Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
