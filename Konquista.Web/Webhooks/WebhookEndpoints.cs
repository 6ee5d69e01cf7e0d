using Microsoft.AspNetCore.Mvc;

namespace Konquista.Web.Webhooks;

/// <summary>Where providers call: open to the world, closed to whoever cannot sign.</summary>
internal static class WebhookEndpoints
{
    public const string Path = "/webhooks/whatsapp";

    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<CloudApiSecrets>().BindConfiguration(CloudApiSecrets.Section);
        return services.AddSingleton<WebhookInbox>().AddSingleton<CloudApiWebhook>();
    }

    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder endpoints)
    {
        var webhooks = endpoints.MapGroup(Path).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        webhooks.MapGet("", (
            CloudApiWebhook webhook,
            [FromQuery(Name = "hub.mode")] string? mode,
            [FromQuery(Name = "hub.verify_token")] string? token,
            [FromQuery(Name = "hub.challenge")] string? challenge) => webhook.Handshake(mode, token, challenge));
        webhooks.MapPost("", (CloudApiWebhook webhook, HttpRequest request, CancellationToken cancellation) =>
            webhook.Receive(request, cancellation));
        return endpoints;
    }
}
