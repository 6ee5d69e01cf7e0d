using Konquista.Web.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Crash;

/// <summary>The site's door for webhooks on a port of its own, open to the Sandbox.</summary>
internal sealed class WebhookDoor(WebApplication app) : IAsyncDisposable
{
    public Uri Address => new(new Uri(app.Urls.Single()), WebhookEndpoints.Path);

    public static async Task<WebhookDoor> Open(NpgsqlDataSource db)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>("Konquista:CloudApi:AppSecret", "sandbox-app-secret"),
            KeyValuePair.Create<string, string?>("Konquista:CloudApi:VerifyToken", "sandbox-verify-token"),
        ]);
        builder.Services.AddSingleton(db).AddWebhooks();
        var app = builder.Build();
        app.MapWebhooks();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
