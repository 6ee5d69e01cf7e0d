using System.Diagnostics.CodeAnalysis;
using Konquista.Clock;
using Konquista.Postgres;
using Konquista.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Konquista.Bench.Benches;

/// <summary>What a silo pays for a million reminders that are not due soon: allocation and time of each refresh, in this process.</summary>
internal sealed class RemindersBench : IBench
{
    private const int Reminders = 1_000_000;
    private const int Refreshes = 8;

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(4);

    [StringSyntax("sql")]
    private const string Insert = """
        insert into orleans.reminder (service, grain, name, start, period, hash)
        select 'konquista', 'lead/lead-' || md5(n::text), 'next', product_now() + interval '30 days' + n * interval '1 second', 180000,
               ('x' || left(md5('h' || n), 8))::bit(32)::int
        from generate_series(1, $1) n
        """;

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        await using (var insert = floor.Db.Command(Insert, Reminders))
        {
            insert.CommandTimeout = 600;
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        await floor.Db.Execute("vacuum analyze orleans.reminder");
        await using var pools = new SiloPools(floor.Workshop.ConnectionString);
        await using var silo = Silo(floor, pools);
        await silo.StartAsync(cancellation);
        await Task.Delay(3 * Refresh, cancellation);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.Delay(Refreshes * Refresh, cancellation);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        var seconds = await Seconds(silo.Services.GetRequiredService<IReminderTable>());
        await silo.StopAsync(cancellation);
        return new RemindersFigure(Reminders, Math.Round(bytes / 1e6 / Refreshes, 2), Math.Round(seconds, 3));
    }

    private static WebApplication Silo(BenchFloor floor, SiloPools pools)
    {
        var ports = Children.FreePort.Several(3);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Konquista"] = floor.Workshop.ConnectionString,
            ["Konquista:KeysPath"] = floor.Workshop.Keys,
            ["Konquista:Silo:Port"] = $"{ports[0]}",
            ["Konquista:Silo:GatewayPort"] = $"{ports[1]}",
            ["Konquista:Silo:HealthUrl"] = $"http://127.0.0.1:{ports[2]}",
        });
        var settings = SiloSettings.Read(builder.Configuration);
        var clock = new ProductClock(TimeProvider.System);
        builder.WebHost.UseUrls(settings.HealthUrl);
        builder.Services.AddSingleton(pools.Product).AddSingleton(clock).AddSingleton(Pace.Real);
        builder.Services.AddDataProtection();
        builder.Services.AddKonquistaGrains(builder.Configuration);
        builder.UseOrleans(silo => Cluster.Configure(silo, settings, pools, clock, new Pace(Refresh, Pace.Real.ReminderRetry), fastEviction: true));
        return builder.Build();
    }

    private static async Task<double> Seconds(IReminderTable table)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var turn = 0; turn < Refreshes; turn++)
        {
            // The whole ring, as one silo alone owns it.
            await table.ReadRows(0, 0);
        }

        return TimeProvider.System.GetElapsedTime(began).TotalSeconds / Refreshes;
    }
}

/// <summary>The figure of idle reminders.</summary>
internal sealed record RemindersFigure(int Reminders, double MbPerRefresh, double SecondsPerRefresh);
