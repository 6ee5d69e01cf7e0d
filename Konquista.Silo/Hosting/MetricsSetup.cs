using Konquista.Webhooks;
using OpenTelemetry.Metrics;

namespace Konquista.Silo.Hosting;

/// <summary>Our meter and that of Orleans, as Prometheus reads them.</summary>
internal static class MetricsSetup
{
    public const string Path = "/metrics";

    public static IServiceCollection AddKonquistaMetrics(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(MetricsWatch.MeterName, WebhookMetrics.MeterName, "Microsoft.Orleans")
            .AddPrometheusExporter());
        return services
            .AddSingleton<MetricsReader>()
            .AddSingleton<MetricsWatch>()
            .AddHostedService(provider => provider.GetRequiredService<MetricsWatch>());
    }

    public static void MapKonquistaMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapPrometheusScrapingEndpoint(Path);
}
