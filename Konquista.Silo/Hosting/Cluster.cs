using Konquista.Clock;
using Orleans.Configuration;
using Orleans.Reminders;

namespace Konquista.Silo.Hosting;

/// <summary>How a silo joins the cluster: membership, reminders and grain storage in PostgreSQL, grains and reminders on the product clock.</summary>
internal static class Cluster
{
    public const string Id = "konquista";

    private const string Provider = "Npgsql";

    public static void Configure(ISiloBuilder silo, SiloSettings settings, SiloPools pools, ProductClock clock, Pace pace, bool fastEviction)
    {
        silo.Configure<ClusterOptions>(cluster => cluster.ServiceId = cluster.ClusterId = Id);
        silo.ConfigureEndpoints(settings.Address, settings.Port, settings.GatewayPort, listenOnAnyHostAddress: false);
        silo.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Provider, pools.Membership));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = (Provider, pools.Reminders));
        GatheredReminders.Decorate(silo.Services, pools.Reminders);
        silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.DataSource) = (Provider, pools.Storage));
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, clock);
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, clock);
        silo.Configure<ReminderOptions>(reminders =>
        {
            reminders.RefreshReminderListPeriod = pace.ReminderRefresh;
            reminders.ReminderLoadingWindow = 2 * pace.ReminderRefresh;
        });
        silo.Configure<ClusterMembershipOptions>(membership => Evict(membership, fastEviction));
        silo.Configure<GrainCollectionOptions>(collection => collection.EnableActivationSheddingOnMemoryPressure = true);
    }

    // On one machine, as in a demo, a dead silo is told by a refused connection; over a network a pause must not look like death.
    private static void Evict(ClusterMembershipOptions membership, bool fast)
    {
        membership.ProbeTimeout = fast ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(3);
        membership.NumMissedProbesLimit = fast ? 2 : 3;
        membership.NumVotesForDeathDeclaration = fast ? 1 : 2;
        membership.TableRefreshTimeout = fast ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(30);
    }
}
