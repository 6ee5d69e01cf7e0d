using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Konquista.WhatsApp;

/// <summary>Registers the gateways with their connections, timeouts and breakers, and the inbox worker.</summary>
internal static class WhatsAppRegistration
{
    private const int LongestAnswer = 64 * 1024;

    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSetting<WhatsAppOptions>(configuration, WhatsAppOptions.Section);
        services.AddSetting<CloudApiOptions>(configuration, CloudApiOptions.Section);
        services.AddSetting<SocialHubOptions>(configuration, SocialHubOptions.Section);
        services.AddSingleton<ProviderPolicies>();
        services.AddGateway<SocialHubGateway>();
        services.AddGateway<CloudApiGateway>();
        return services.AddSingleton<WhatsAppGateways>();
    }

    /// <summary>One worker of the cluster works through what the webhooks stored.</summary>
    public static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddSingleton<InboxStore>()
        .AddSingleton<InboxStatuses>()
        .AddSingleton<ChatLinks>()
        .AddSingleton<ChatCodes>()
        .AddSingleton<InboxMessages>()
        .AddHostedService<InboxWorker>();

    private static void AddSetting<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();

    // No logging: the factory's own would write addresses. No retries: whether to send again is the ledger's decision.
    private static void AddGateway<TGateway>(this IServiceCollection services)
        where TGateway : class, IWhatsAppGateway =>
        services.AddHttpClient<TGateway>((provider, client) =>
            {
                client.Timeout = Options(provider).Timeout + WhatsAppOptions.BodyMargin;
                client.MaxResponseContentBufferSize = LongestAnswer;
                client.DefaultRequestHeaders.ExpectContinue = false;
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                handler.MaxConnectionsPerServer = Options(provider).Connections;
                handler.ConnectTimeout = Options(provider).ConnectTimeout;
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
            })
            .AddPolicyHandler((provider, request) => provider.GetRequiredService<ProviderPolicies>().For(request));

    private static WhatsAppOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<WhatsAppOptions>>().Value;
}
