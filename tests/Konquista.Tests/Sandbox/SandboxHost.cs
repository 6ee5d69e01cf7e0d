using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace Konquista.Sandbox;

/// <summary>A Sandbox on a free port of this process, and the receiver of its webhooks.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    public const string CloudPath = "/v25.0/1000001/messages";

    private readonly WebApplication _app;

    private SandboxHost(WebApplication app, WebhookReceiver receiver)
    {
        (_app, Receiver) = (app, receiver);
        Http = new(new SocketsHttpHandler()) { BaseAddress = new(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public WebhookReceiver Receiver { get; }

    public static async Task<SandboxHost> Start(params string[] settings)
    {
        var receiver = await WebhookReceiver.Start();
        string[] standard =
        [
            "--Sandbox:Urls=http://127.0.0.1:0", $"--Sandbox:CallbackUrl={receiver.Address}", "--Sandbox:WebhookGatherMs=2",
            "--Sandbox:Faults:WebhookDelayMinMs=1", "--Sandbox:Faults:WebhookDelayMaxMs=5",
        ];
        var app = SandboxApp.Build([.. standard, .. settings]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, receiver);
    }

    public Task<HttpResponseMessage> Cloud(string body, string token = "any", string path = CloudPath)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Text(string to, string text = "Oi", string? id = null) => Cloud(new JsonObject
    {
        ["messaging_product"] = "whatsapp",
        ["to"] = to,
        ["type"] = "text",
        ["text"] = new JsonObject { ["body"] = text },
        ["biz_opaque_callback_data"] = id,
    }.ToJsonString());

    public Task<HttpResponseMessage> Hub(string phone, string message = "Oi", string? id = null, string token = "any")
    {
        var body = JsonContent.Create(new { api_token = token, phone, message, preview_url = true });
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sendMessage") { Content = body };
        if (id is not null)
            request.Headers.Add("Idempotency-Key", id);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> Get(string path) =>
        JsonNode.Parse(await Http.GetStringAsync(path, TestContext.Current.CancellationToken))!;

    public async Task<HttpResponseMessage> Post(string path, object body) =>
        await Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    public async Task<JsonNode> Summary()
    {
        (await Get("/control/idle?waitMs=20000"))["idle"]!.GetValue<bool>().ShouldBeTrue();
        return await Get("/control/receipts/summary");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
