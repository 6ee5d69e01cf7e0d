using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Konquista.Webhooks;

/// <summary>Registers what tells integrators of facts, and how their addresses are called: no redirect is followed, no proxy asked, nothing logged.</summary>
internal static class WebhookSetup
{
    private const int MostHeaderKilobytes = 16;
    private const int Connections = 16;

    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<HostLookup>(Dns.GetHostAddressesAsync);
        services.AddPost();
        return services
            .AddMetrics()
            .AddSingleton<WebhookMetrics>()
            .AddSingleton<WebhookRoute>()
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<WebhookStore>()
            .AddSingleton<WebhookFeed>()
            .AddSingleton<WebhookDeliveries>()
            .AddSingleton<WebhookPeople>()
            .AddSingleton<WebhookRegistration>()
            .AddTransient<WebhookTurn>();
    }

    private static void AddPost(this IServiceCollection services) =>
        services.AddHttpClient<WebhookPost>(client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Konquista");
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.ConnectCallback = provider.GetRequiredService<WebhookRoute>().Connect;
                handler.AllowAutoRedirect = false;
                handler.UseProxy = false;
                handler.UseCookies = false;
                handler.MaxResponseHeadersLength = MostHeaderKilobytes;
                handler.MaxConnectionsPerServer = Connections;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
            });
}
