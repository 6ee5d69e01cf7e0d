using Konquista.Sandbox.CloudApi;
using Konquista.Sandbox.Faults;
using Konquista.Sandbox.Page;
using Konquista.Sandbox.Receipts;
using Konquista.Sandbox.Recipients;
using Konquista.Sandbox.SocialHub;
using Konquista.Sandbox.Webhooks;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Connections;

namespace Konquista.Sandbox;

/// <summary>The Sandbox as one web application, so that a process, a test and a bench can start the same thing.</summary>
internal static class SandboxApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = SandboxSettings.Read(builder.Configuration);
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MaxBodyBytes;
        });
        Quieten(builder.Logging);
        Register(builder.Services, settings);
        var app = builder.Build();
        app.UseMiddleware<Gate>();
        app.MapPost("/api/sendMessage", app.Services.GetRequiredService<SocialHubEndpoint>().Send);
        app.MapPost("/{version}/{phoneNumberId}/messages", app.Services.GetRequiredService<CloudEndpoint>().Send);
        app.MapGet("/{version}/{phoneNumberId}", app.Services.GetRequiredService<CloudEndpoint>().Number);
        app.MapFaults();
        app.MapReceipts();
        app.MapWebhooks();
        app.MapPage();
        return app;
    }

    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.StartAsync();
            Console.WriteLine($"Sandbox: {string.Join(' ', app.Urls)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (WrongSettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("An address in Sandbox:Urls is already in use; stop what listens there or choose another port.");
        }

        return 1;
    }

    // The host and Kestrel print a stack trace for a taken port, and Gate already logs what a request throws.
    private static void Quieten(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);

    private static void Register(IServiceCollection services, SandboxSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(new Dice(settings.Seed));
        services.AddSingleton<FaultBoard>().AddSingleton<Tally>();
        services.AddSingleton<ReceiptBook>().AddSingleton<StopBook>().AddSingleton<RecipientBook>().AddSingleton<Reception>().AddSingleton<Summary>();
        services.AddSingleton<RecentMessages>().AddSingleton<WebhookCounts>().AddSingleton<WebhookLanes>().AddSingleton<Delivery>();
        services.AddSingleton<Callback>().AddSingleton<Pen>().AddHostedService<WebhookPosts>();
        services.AddSingleton<SocialHubEndpoint>().AddSingleton<CloudEndpoint>();
        services.AddScoped<HtmlRenderer>();
        services.AddHttpClient(Callback.ClientName, client => client.Timeout = TimeSpan.FromSeconds(settings.WebhookTimeoutSeconds)).RemoveAllLoggers();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
    }
}
