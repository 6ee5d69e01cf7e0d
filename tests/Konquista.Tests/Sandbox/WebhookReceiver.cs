using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Konquista.Sandbox;

/// <summary>A product's callback: keeps every body it was sent, answers the handshake, fails as often as told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _failures;

    private WebhookReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<(byte[] Body, string Signature)> Posts { get; } = [];

    public string Address => $"{_app.Urls.Single()}/webhook";

    public IReadOnlyList<JsonNode> Values => [.. Posts
        .SelectMany(post => JsonNode.Parse(post.Body)!["entry"]!.AsArray())
        .SelectMany(entry => entry!["changes"]!.AsArray())
        .Select(change => change!["value"]!)];

    public IReadOnlyList<JsonNode> Statuses => [.. Values.SelectMany(value => value["statuses"]?.AsArray() ?? []).Select(one => one!)];

    public IReadOnlyList<JsonNode> Messages => [.. Values.SelectMany(value => value["messages"]?.AsArray() ?? []).Select(one => one!)];

    public IReadOnlyList<string> StatusNames => [.. Statuses.Select(one => $"{one["status"]}")];

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.Answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void FailNext(int times) => _failures = times;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            var query = context.Request.Query;
            context.Response.StatusCode = query["hub.verify_token"] == "sandbox-verify-token" ? 200 : 403;
            await context.Response.WriteAsync($"{query["hub.challenge"]}");
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            context.Response.StatusCode = 500;
            return;
        }

        Posts.Enqueue((body.ToArray(), $"{context.Request.Headers["X-Hub-Signature-256"]}"));
    }
}
