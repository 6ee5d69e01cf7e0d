using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Konquista.Web;

namespace Konquista.GraphQL;

/// <summary>One client's socket to the site, message by message.</summary>
internal sealed class Wire(WebSocket socket) : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Wire> Open(WebHost host, string? token, string? origin = null)
    {
        var client = host.Server.CreateWebSocketClient();
        client.SubProtocols.Add("graphql-transport-ws");
        client.ConfigureRequest = request =>
        {
            if (token is not null)
            {
                request.Headers.Authorization = $"Bearer {token}";
            }

            if (origin is not null)
            {
                request.Headers.Origin = origin;
            }
        };
        return new(await client.ConnectAsync(new Uri("wss://localhost/graphql"), Cancel));
    }

    /// <summary>Open and acknowledged.</summary>
    public static async Task<Wire> Ready(WebHost host, string token)
    {
        var wire = await Open(host, token);
        await wire.Send("""{"type":"connection_init"}""");
        (await wire.Next()).GetProperty("type").GetString().ShouldBe("connection_ack");
        return wire;
    }

    public Task Subscribe(string id, string query) =>
        Send(JsonSerializer.Serialize(new { type = "subscribe", id, payload = new { query } }));

    public Task Send(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancel);

    public async Task<JsonElement> Next()
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, Cancel);
            part.MessageType.ShouldBe(WebSocketMessageType.Text, $"closed with {socket.CloseStatus} {socket.CloseStatusDescription}");
            bytes.AddRange(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
            {
                return JsonDocument.Parse(bytes.ToArray()).RootElement;
            }
        }
    }

    /// <summary>The data of the next event of one field.</summary>
    public async Task<JsonElement> Event(string field)
    {
        var message = await Next();
        message.GetProperty("type").GetString().ShouldBe("next", message.ToString());
        return message.GetProperty("payload").GetProperty("data").GetProperty(field);
    }

    /// <summary>With which code the site ends it.</summary>
    public async Task<int> Closed()
    {
        var buffer = new byte[4096];
        while ((await socket.ReceiveAsync(buffer, Cancel)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (int)socket.CloseStatus!;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
