using System.Net.Sockets;
using Konquista.Clock;
using Konquista.Silo.Verbs;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
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
        Arm(builder.Configuration["Konquista:Failpoints"], builder.Environment.EnvironmentName);
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
        return await Run(app, cancellation);
    }

    private static async Task<int> Run(WebApplication app, CancellationToken cancellation)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapKonquistaMetrics();
        try
        {
            await app.RunAsync(cancellation);
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            throw new OperatorException($"A setting is wrong: {string.Join(' ', wrong.Failures)}", 2, wrong);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new OperatorException($"{taken.Message} Set Konquista:Silo:HealthUrl to another address.", inner: taken);
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new OperatorException("A port of this silo is taken: set Konquista:Silo:Port and Konquista:Silo:GatewayPort to free ones.", inner: taken);
        }
    }

    // A clock that runs fast would flood real people: it is for Sandbox phones alone.
    private static async Task RefuseRealPhonesOnAFastClock(ProductClock clock, SiloPools pools, CancellationToken cancellation)
    {
        await using var command = pools.Product.CreateCommand("select exists (select from phones where not sandbox and removed_at is null)");
        if (clock.Speed is not 1 && await command.ExecuteScalarAsync(cancellation) is true)
        {
            throw new OperatorException("The product clock does not run at speed 1 while there are real phones: delete the row of product_clock.", 2);
        }
    }

    private static void Arm(string? failpoints, string environment)
    {
        try
        {
            Failpoint.Configure(failpoints, environment);
        }
        catch (InvalidOperationException refused)
        {
            throw new OperatorException(refused.Message, 2, refused);
        }
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
            await RefuseRealPhonesOnAFastClock(clock, pools, cancellation);
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
