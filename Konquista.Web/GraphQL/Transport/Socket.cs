using System.Buffers;
using System.Net.WebSockets;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>One client's socket in graphql-transport-ws: who it is, what it asks, and with which word it ends.</summary>
internal sealed class Socket(WebSocket socket, LineIdentity identity, SocketWriter writer, SocketOperations operations, TimeProvider time)
{
    private const int MostBytes = RequestReading.MostBytes;
    private static readonly TimeSpan InitPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private bool _isInitialised;
    private bool _isAcknowledged;

    public async Task Run(CancellationToken stopping)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var (writing, reading, watching) = (writer.Run(ends.Token), Read(ends.Token), Watch(ends.Token));
        try
        {
            var first = await Task.WhenAny(reading, writing, watching);
            await first;
            await Close(new(1000, ""), reading, writing, ends);
        }
        catch (SocketClose close)
        {
            await Close(close, reading, writing, ends);
        }
        catch (OperationCanceledException)
        {
            await Close(new(1001, "The site stops: subscribe again from your last cursor"), reading, writing, ends);
        }
        catch (WebSocketException)
        {
            // Gone without a word.
        }
        finally
        {
            operations.EndAll();
            await ends.CancelAsync();
            socket.Abort();
        }
    }

    private async Task Read(CancellationToken cancel)
    {
        while (await Receive(cancel) is { } message)
        {
            await Take(message, cancel);
        }
    }

    /// <summary>A socket outlives the request that opened it: whoever may not come in any more goes out.</summary>
    private async Task Watch(CancellationToken cancel)
    {
        await Task.Delay(InitPatience, time, cancel);
        if (!_isAcknowledged)
        {
            throw SocketClose.InitTimeout();
        }

        using var timer = new PeriodicTimer(Recheck, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            if (!await identity.IsStillGood(cancel))
            {
                throw SocketClose.Forbidden();
            }
        }
    }

    private async Task Take(SocketMessage message, CancellationToken cancel)
    {
        switch (message.Type)
        {
            case "connection_init":
                await Initialise(message, cancel);
                break;
            case "ping":
                await writer.Pong(cancel);
                break;
            case "pong":
                break;
            case "subscribe" when !_isAcknowledged:
                throw SocketClose.Unauthorized();
            case "subscribe":
                await operations.Begin(message.NeedsId(), message.NeedsRequest(), identity.User, cancel);
                break;
            case "complete":
                operations.End(message.NeedsId());
                break;
            default:
                throw SocketClose.BadMessage("Unexpected message type");
        }
    }

    private async Task Initialise(SocketMessage message, CancellationToken cancel)
    {
        if (_isInitialised)
        {
            throw SocketClose.InitTwice();
        }

        _isInitialised = true;
        if (!await identity.IsAccepted(message.Payload, cancel))
        {
            throw SocketClose.Forbidden();
        }

        _isAcknowledged = true;
        await writer.Acknowledge(cancel);
    }

    private async Task<SocketMessage?> Receive(CancellationToken cancel)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        while (true)
        {
            var part = await socket.ReceiveAsync(bytes.GetMemory(1024), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            bytes.Advance(part.Count);
            if (part.MessageType != WebSocketMessageType.Text || bytes.WrittenCount > MostBytes)
            {
                throw SocketClose.BadMessage("Invalid message received");
            }

            if (part.EndOfMessage)
            {
                return SocketMessage.Read(bytes.WrittenMemory);
            }
        }
    }

    // The word goes out before the pending read is given up: that would cut the line without one.
    private async Task Close(SocketClose close, Task reading, Task writing, CancellationTokenSource ends)
    {
        operations.EndAll();
        writer.End();
        using var patience = new CancellationTokenSource(Farewell, time);
        try
        {
            await writing.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, patience.Token);
            await Drain(reading, patience.Token);
        }
        catch (Exception cause) when (cause is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            await ends.CancelAsync();
        }
    }

    // Until the client's own word of farewell, which ends the line for both.
    private async Task Drain(Task reading, CancellationToken cancel)
    {
        if (!reading.IsCompleted)
        {
            await reading.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var rest = new byte[1024];
        while (socket.State == WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(rest, cancel);
        }
    }
}
