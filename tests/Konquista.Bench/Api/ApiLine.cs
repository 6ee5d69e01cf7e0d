using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Konquista.Bench.Api;

/// <summary>One connection that stays open, by which a program asks: a bare socket, so that asking costs little of the machine that answers.</summary>
internal sealed class ApiLine : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();
    private static readonly byte[] Chunked = "Transfer-Encoding: chunked"u8.ToArray();
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string _head;
    private byte[] _buffer = new byte[64 * 1024];

    private ApiLine(Uri site, string token) =>
        _head = $"POST /graphql HTTP/1.1\r\nHost: {site.Authority}\r\nAuthorization: Bearer {token}\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: ";

    public static async Task<ApiLine> Open(Uri site, string token)
    {
        var line = new ApiLine(site, token);
        await line._socket.ConnectAsync(IPAddress.Loopback, site.Port, CancellationToken.None);
        return line;
    }

    /// <summary>An operation as it goes over the wire; made beforehand where it is asked often.</summary>
    public byte[] Request(string query, object? variables = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query, variables }, JsonSerializerOptions.Web);
        return [.. Encoding.ASCII.GetBytes(_head + body.Length + "\r\n\r\n"), .. body];
    }

    public Task<ReadOnlyMemory<byte>> Ask(string query, object? variables = null) => Ask(Request(query, variables));

    /// <summary>The answer with its framing, which is good until the next one is asked for; an answer with an error ends the run.</summary>
    public async Task<ReadOnlyMemory<byte>> Ask(byte[] request)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        var length = await Receive();
        var answer = _buffer.AsMemory(0, length);
        return answer.Span.StartsWith("HTTP/1.1 200"u8) && answer.Span.IndexOf("\"errors\""u8) < 0
            ? answer
            : throw new InvalidOperationException($"The API answered: {Encoding.UTF8.GetString(answer.Span[..Math.Min(answer.Length, 1000)])}");
    }

    /// <summary>The body of a small answer.</summary>
    public async Task<JsonElement> Read(string query, object? variables = null)
    {
        var answer = (await Ask(query, variables)).Span;
        var (first, last) = (answer.IndexOf((byte)'{'), answer.LastIndexOf((byte)'}'));
        using var json = JsonDocument.Parse(answer[first..(last + 1)].ToArray());
        return json.RootElement.GetProperty("data").Clone();
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> Receive()
    {
        for (var filled = 0; ;)
        {
            if (filled == _buffer.Length)
            {
                Array.Resize(ref _buffer, filled * 2);
            }

            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled), SocketFlags.None);
            filled += read > 0 ? read : throw new InvalidOperationException("The site closed a connection.");
            if (IsWhole(_buffer.AsSpan(0, filled)))
            {
                return filled;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(HeadEnd);
        if (head < 0)
        {
            return false;
        }

        var at = answer[..head].IndexOf(Length);
        return at >= 0 && Utf8Parser.TryParse(answer[(at + Length.Length)..], out int length, out _)
            ? answer.Length >= head + HeadEnd.Length + length
            : answer[..head].IndexOf(Chunked) >= 0 && answer.EndsWith(LastChunk);
    }
}
