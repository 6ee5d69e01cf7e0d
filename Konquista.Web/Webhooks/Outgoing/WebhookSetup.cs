namespace Konquista.Web.Webhooks.Outgoing;

/// <summary>The pages about integrators' addresses.</summary>
internal static class WebhookSetup
{
    public static void AddOutgoingWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebhookList>();
        builder.Services.AddSingleton<DeliveryLog>();
    }
}
