using Konquista.Leads;
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
            silo.Services.AddKonquistaGrains(new ConfigurationBuilder().Build()).AddSingleton(scene.Key);
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

    /// <summary>Rehearses a file to its end. Whoever asks the grain is answered after the chunk in hand, so asking paces the watch.</summary>
    public static async Task Rehearse(this InProcessTestCluster cluster, ImportScene scene, Guid id)
    {
        await scene.Execute("update imports set state = 'mapping' where id = $1 and state = 'queued'", id);
        var import = cluster.Client.GetGrain<IImportGrain>(GrainKey.Import(id));
        await import.Rehearse();
        await Watch(scene, import, id, "rehearsing");
    }

    public static async Task Run(this InProcessTestCluster cluster, ImportScene scene, Guid id)
    {
        var import = cluster.Client.GetGrain<IImportGrain>(GrainKey.Import(id));
        await import.Start();
        await Watch(scene, import, id, "running");
    }

    public static async Task Undo(this InProcessTestCluster cluster, ImportScene scene, Guid id)
    {
        var import = cluster.Client.GetGrain<IImportGrain>(GrainKey.Import(id));
        await import.Undo("ana");
        await Watch(scene, import, id, "undoing");
    }

    /// <summary>These leads look at themselves once, as their reminders would make them.</summary>
    public static async Task Wake(this InProcessTestCluster cluster, ImportScene scene, params string[] phones)
    {
        foreach (var id in await scene.All<Guid>("select id from leads where phone = any ($1)", (object)phones))
        {
            await cluster.Client.GetGrain<ILeadGrain>(GrainKey.Lead(id)).Wake();
        }
    }

    private static async Task Watch(ImportScene scene, IImportGrain import, Guid id, string state)
    {
        while (await scene.One<string>("select state from imports where id = $1", id) == state)
        {
            await import.Look();
        }
    }
}
