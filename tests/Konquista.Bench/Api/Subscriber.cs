using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Konquista.Bench.Api;

/// <summary>A program's socket in graphql-transport-ws that follows the feed, from a cursor or from now on.</summary>
internal sealed class Subscriber : IDisposable
{
    private const string Feed = "subscription Follow($after: String) { feed(after: $after) { cursor kind leadId } }";

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    private Subscriber() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    public static async Task<Subscriber> Open(Uri site, string token, string? after, CancellationToken cancellation)
    {
        var subscriber = new Subscriber();
        await subscriber._socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = "/graphql" }.Uri, cancellation);
        await subscriber.Say(new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } }, cancellation);
        await subscriber.Hear(cancellation);
        await subscriber.Say(new { type = "subscribe", id = "1", payload = new { query = Feed, variables = new { after } } }, cancellation);
        return subscriber;
    }

    /// <summary>The bytes of the next message, good until the one after it; empty when the other side has closed.</summary>
    public async Task<ReadOnlyMemory<byte>> Hear(CancellationToken cancellation)
    {
        _bytes.ResetWrittenCount();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_bytes.GetMemory(1024), cancellation);
            _bytes.Advance(part.Count);
            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Close ? ReadOnlyMemory<byte>.Empty : _bytes.WrittenMemory;
            }
        }
    }

    /// <summary>The next fact's cursor.</summary>
    public async Task<string> Next(CancellationToken cancellation)
    {
        var message = await Hear(cancellation);
        using var json = message.IsEmpty ? throw new InvalidOperationException("The site closed a socket.") : JsonDocument.Parse(message);
        return json.RootElement.TryGetProperty("payload", out var payload) && payload.TryGetProperty("data", out var data)
            ? data.GetProperty("feed").GetProperty("cursor").GetString()!
            : throw new InvalidOperationException($"A subscription was answered: {json.RootElement.GetRawText()}");
    }

    /// <summary>Cuts the line without a word.</summary>
    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }

    private async Task Say<T>(T message, CancellationToken cancellation) =>
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellation);
}
