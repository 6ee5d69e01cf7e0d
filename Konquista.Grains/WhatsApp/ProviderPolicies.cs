using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Wrap;

namespace Konquista.WhatsApp;

/// <summary>A timeout for every request, and per provider address a breaker that only failed connections open: behind it nothing leaves.</summary>
internal sealed class ProviderPolicies(IOptions<WhatsAppOptions> options)
{
    private readonly ConcurrentDictionary<string, IAsyncPolicy<HttpResponseMessage>> _byAddress = new(StringComparer.Ordinal);

    public IAsyncPolicy<HttpResponseMessage> For(HttpRequestMessage request) =>
        _byAddress.GetOrAdd(request.RequestUri!.GetLeftPart(UriPartial.Authority), _ => Make());

    private AsyncPolicyWrap<HttpResponseMessage> Make() => Policy.WrapAsync(
        Policy<HttpResponseMessage>
            .Handle<HttpRequestException>(failure => failure.HttpRequestError
                is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError)
            .Or<OperationCanceledException>(failure => failure.InnerException is TimeoutException)
            .CircuitBreakerAsync(options.Value.BreakAfter, options.Value.BreakFor),
        Policy.TimeoutAsync<HttpResponseMessage>(options.Value.Timeout));
}
