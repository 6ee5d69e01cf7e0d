using Konquista.Silo.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Konquista.Imports;

/// <summary>One silo in this process with the product's grains and Orleans' own reminders in PostgreSQL.</summary>
internal static class ImportCluster
{
    public static async Task<InProcessTestCluster> Start(ImportScene scene)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = Cluster.Id;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configure<ClusterOptions>(cluster => cluster.ServiceId = Cluster.Id);
            silo.Services.AddSingleton(scene.Source).AddSingleton<TimeProvider>(TimeProvider.System);
            silo.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            silo.Services.AddKonquistaGrains(new ConfigurationBuilder().Build());
            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = new NpgsqlConnectionStringBuilder(scene.ConnectionString) { SearchPath = "orleans" }.ConnectionString;
            });
            silo.AddMemoryGrainStorageAsDefault();
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
