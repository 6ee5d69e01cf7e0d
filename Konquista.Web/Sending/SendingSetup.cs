using Konquista.Web.Hosting;
using Orleans.Configuration;

namespace Konquista.Web.Sending;

/// <summary>The cluster client: finds silos in the database and keeps looking for as long as there is none.</summary>
internal static class SendingSetup
{
    private const int PoolSize = 2;
    private const string Cluster = "konquista";

    public static void AddSending(this WebApplicationBuilder builder, WebSettings settings)
    {
        builder.Services.AddSingleton<SiloLine>();
        builder.Services.AddSingleton<IClientConnectionRetryFilter>(services => services.GetRequiredService<SiloLine>());
        builder.Services.AddSingleton<SendingSystem>();
        builder.Services.AddSingleton<SendingList>();
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = settings.Pool("konquista-web-membership", PoolSize) + ";Search Path=orleans";
            });
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Cluster, Cluster));
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
            client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.AddClusterConnectionLostHandler(services => (_, _) => services.GetRequiredService<SiloLine>().Set(false));
            client.AddGatewayCountChangedHandler(services => (_, change) =>
                services.GetRequiredService<SiloLine>().Set(change.NumberOfConnectedGateways > 0));
        });
    }
}
