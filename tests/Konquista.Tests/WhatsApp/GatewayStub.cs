using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Konquista.WhatsApp;

/// <summary>A provider over real HTTP that answers as a test says, and the gateways that call it.</summary>
internal sealed class GatewayStub : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ServiceProvider _services;

    private GatewayStub(WebApplication server, ServiceProvider services) => (_server, _services) = (server, services);

    public string Address => _server.Urls.First();

    public WhatsAppGateways Gateways => _services.GetRequiredService<WhatsAppGateways>();

    public string Path { get; private set; } = "";

    public string Body { get; private set; } = "";

    public IHeaderDictionary Headers { get; private set; } = new HeaderDictionary();

    public static async Task<GatewayStub> Start(RequestDelegate answer, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var stub = new GatewayStub(server, Services(settings));
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            stub.Body = await reader.ReadToEndAsync(context.RequestAborted);
            stub.Path = context.Request.Path + context.Request.QueryString;
            stub.Headers = new HeaderDictionary(context.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase));
            await answer(context);
        });
        await server.StartAsync();
        return stub;
    }

    public static Task<GatewayStub> Answering(int status, string body, params (string Name, string Value)[] headers) => Start(context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync(body);
    });

    public static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddWhatsApp(configuration).BuildServiceProvider();
    }

    public Task<SendResult> Send(string provider, OutgoingContent? content = null) =>
        Gateways.For(provider).Send(Message(provider, Address, content), TestContext.Current.CancellationToken);

    public static Outgoing Message(string provider, string address, OutgoingContent? content = null) => new(
        Guid.Parse("0192aaaa-0000-7000-8000-000000000001"),
        new DateOnly(2026, 11, 1),
        new(Guid.Parse("0192bbbb-0000-7000-8000-000000000001"), provider, address, "1000001", "token-of-moema"),
        "+5511900000001",
        content ?? new OutgoingContent.Text("Oi, Ana!"));

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }
}
