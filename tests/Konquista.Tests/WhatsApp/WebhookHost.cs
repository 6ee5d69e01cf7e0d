using System.Net.Http.Headers;
using System.Text;
using Konquista.Web.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>The webhook's door alone, on a database of the caller's choice, and a Meta that knows the secret.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Secret = "s3cret-app";
    public const string VerifyToken = "agreed";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private WebhookHost(WebApplication app) => (_app, _client) = (app, app.GetTestClient());

    public static async Task<WebhookHost> Start(NpgsqlDataSource db, string? secret = Secret)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>("Konquista:CloudApi:AppSecret", secret),
            KeyValuePair.Create<string, string?>("Konquista:CloudApi:VerifyToken", VerifyToken),
        ]);
        builder.Services.AddSingleton(db).AddWebhooks();
        var app = builder.Build();
        app.MapWebhooks();
        await app.StartAsync();
        return new(app);
    }

    public Task<HttpResponseMessage> Get(string query) =>
        _client.GetAsync(new Uri(WebhookEndpoints.Path + query, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> Post(string body) => Post(body, WebhookSignature.Sign(Encoding.UTF8.GetBytes(body), Secret));

    public async Task<HttpResponseMessage> Post(string body, string? signature)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (signature is not null)
        {
            content.Headers.Add(WebhookSignature.Header, signature);
        }

        return await _client.PostAsync(new Uri(WebhookEndpoints.Path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
