using Konquista.Silo.Hosting;
using Konquista.Silo.Postgres;
using Npgsql;
using Orleans.Configuration;

namespace Konquista.Silo.Verbs;

/// <summary>The cluster that runs now, as an operator's verb reaches it: its grains through a client, its tables through a pool.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private readonly IHost _client;

    private RunningCluster(IHost client, NpgsqlDataSource db) => (_client, Db) = (client, db);

    public NpgsqlDataSource Db { get; }

    public IGrainFactory Grains => _client.Services.GetRequiredService<IGrainFactory>();

    public static async Task<RunningCluster> Connect(CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var connectionString = ConnectionSetting.Require(configuration);
        var client = Client(connectionString);
        try
        {
            await client.StartAsync(cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            client.Dispose();
            throw new OperatorException("No silo answers: start one with 'Konquista.Silo run'.", inner: problem);
        }

        return new(client, NpgsqlDataSource.Create(connectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await _client.StopAsync(CancellationToken.None);
        _client.Dispose();
        await Db.DisposeAsync();
    }

    private static IHost Client(string connectionString)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(cluster => cluster.ServiceId = cluster.ClusterId = Cluster.Id)
            .UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "orleans" }.ConnectionString;
            }));
        return builder.Build();
    }
}
