using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using GraphQL;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>Writes a socket's messages one after another from a short queue; whoever has more to say waits, and a reader who takes nothing is given up.</summary>
internal sealed class SocketWriter(WebSocket socket, IGraphQLTextSerializer serializer)
{
    private const int Waiting = 128;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    public ValueTask Acknowledge(CancellationToken cancel) => Add(new { type = "connection_ack" }, cancel);

    public ValueTask Pong(CancellationToken cancel) => Add(new { type = "pong" }, cancel);

    public ValueTask Complete(string id, CancellationToken cancel) => Add(new { type = "complete", id }, cancel);

    public ValueTask Next(string id, ExecutionResult result, CancellationToken cancel) =>
        _queue.Writer.WriteAsync(Message("next", id, serializer.Serialize(result)), cancel);

    public async ValueTask Error(string id, ExecutionResult result, CancellationToken cancel)
    {
        using var json = JsonDocument.Parse(serializer.Serialize(result));
        await _queue.Writer.WriteAsync(Message("error", id, json.RootElement.GetProperty("errors").GetRawText()), cancel);
    }

    /// <summary>Until <see cref="End"/>.</summary>
    /// <exception cref="SocketClose">The reader takes nothing.</exception>
    public async Task Run(CancellationToken cancel)
    {
        await foreach (var message in _queue.Reader.ReadAllAsync(cancel))
        {
            try
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancel).WaitAsync(Patience, cancel);
            }
            catch (TimeoutException)
            {
                throw SocketClose.TooSlow();
            }
        }
    }

    /// <summary>What is in the queue is still written.</summary>
    public void End() => _queue.Writer.TryComplete();

    private ValueTask Add<T>(T message, CancellationToken cancel) => _queue.Writer.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancel);

    private static byte[] Message(string type, string id, string payload) =>
        System.Text.Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","id":{{JsonSerializer.Serialize(id)}},"payload":{{payload}}}""");
}
