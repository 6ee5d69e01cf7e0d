using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Konquista.Webhooks;

/// <summary>An integrator's machine: keeps what it is told, and answers as a test wants it to.</summary>
internal sealed class WebhookReceiver(WebApplication app) : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();

    public Uri Address => new(app.Urls.Single() + "/hook");

    public IReadOnlyList<Received> All => [.. _received];

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public IEnumerable<Received> Of(string type) => All.Where(one => one.Type == type);

    public static async Task<WebhookReceiver> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/hook", receiver.Receive);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void AnswersWith(int status) => Answer = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        _received.Enqueue(new(context.Request.Headers[WebhookSignature.IdHeader].ToString(), context.Request.Headers[WebhookSignature.TimestampHeader].ToString(),
            context.Request.Headers[WebhookSignature.Header].ToString(), body));
        await Answer(context);
    }
}

/// <summary>One request as it came.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string? Type => Json.GetProperty("type").GetString();

    public bool IsSignedBy(string secret) => Signature.Split(' ').Contains(
        WebhookSignature.Of([secret], Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, System.Globalization.CultureInfo.InvariantCulture)), Body));
}
