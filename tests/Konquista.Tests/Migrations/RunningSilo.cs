using System.Net;
using System.Net.Sockets;
using Konquista.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace Konquista.Migrations;

/// <summary>A real silo without grains on a database of its own: Orleans' providers against our tables.</summary>
internal sealed class RunningSilo(IHost host, NpgsqlDataSource reminders) : IAsyncDisposable
{
    public T Provider<T>(object? key = null)
        where T : notnull => host.Services.GetRequiredKeyedService<T>(key);

    public static async Task<RunningSilo> On(string connectionString)
    {
        var orleans = connectionString + ";Search Path=orleans";
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("tests", "konquista"))
            .ConfigureEndpoints("127.0.0.1", FreePort(), FreePort())
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", orleans))
            .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", orleans))
            .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", orleans)));
        var reminders = NpgsqlDataSource.Create(orleans);
        GatheredReminders.Decorate(builder.Services, reminders);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new RunningSilo(host, reminders);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await reminders.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
