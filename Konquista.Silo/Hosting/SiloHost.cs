using Konquista.Clock;
using Konquista.Silo.Verbs;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Konquista.Silo.Hosting;

/// <summary>One silo process: grains, workers, health endpoints; ends gracefully on SIGTERM.</summary>
internal static class SiloHost
{
    public static async Task<int> Run(string[] arguments, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = arguments,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = SiloSettings.Read(builder.Configuration);
        Failpoint.Configure(builder.Configuration["Konquista:Failpoints"], builder.Environment.EnvironmentName);
        await using var pools = new SiloPools(settings.ConnectionString);
        var clock = new ProductClock(TimeProvider.System);
        var pace = await Follow(clock, pools, cancellation);

        Log(builder);
        builder.WebHost.UseUrls(settings.HealthUrl);
        builder.Services.AddSingleton(pools.Product).AddSingleton(clock).AddSingleton(pace).AddSingleton(settings);
        builder.Services.AddDataProtection()
            .SetApplicationName("konquista")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.KeysPath, "silo")));
        builder.Services.AddKonquistaGrains(builder.Configuration);
        builder.UseOrleans(silo => Cluster.Configure(silo, settings, pools, clock, pace,
            fastEviction: builder.Configuration.GetValue("Konquista:Silo:FastEviction", false)));
        builder.Services.AddKonquistaWorkers();
        builder.Services.AddHostedService<SandboxPhones>();
        builder.Services.AddKonquistaMetrics();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<SiloHealth>("silo");
        await using var app = builder.Build();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapKonquistaMetrics();
        await app.RunAsync(cancellation);
        return 0;
    }

    private static async Task<Pace> Follow(ProductClock clock, SiloPools pools, CancellationToken cancellation)
    {
        try
        {
            if (await new ClockStore(pools.Product).Read(cancellation) is not { } row)
            {
                return Pace.Real;
            }

            clock.Follow(row.Reading);
            return row.Pace;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new OperatorException("The database is not migrated: run 'Konquista.Silo migrate' first.");
        }
        catch (NpgsqlException problem)
        {
            throw new OperatorException($"The database of ConnectionStrings:Konquista cannot be used: {problem.Message.ReplaceLineEndings(" ")}", inner: problem);
        }
    }

    private static void Log(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddJsonConsole(console => console.UseUtcTimestamp = true);
        // Both complain on every start or at every refresh of a fast clock, and mean nothing.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Logging.AddFilter("Orleans.Runtime.AsyncTimer.ReminderService", LogLevel.Error);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Konquista", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
    }
}
