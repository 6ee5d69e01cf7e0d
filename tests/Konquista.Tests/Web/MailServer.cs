using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using MimeKit;

namespace Konquista.Web;

/// <summary>A small SMTP server on loopback: takes what it is given, or refuses while it is told to.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<MimeMessage> _taken = Channel.CreateUnbounded<MimeMessage>();
    private readonly Task _life;

    public MailServer()
    {
        _listener.Start();
        _life = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Says so to whoever names a recipient.</summary>
    public bool IsFull { get; set; }

    public int Refused { get; private set; }

    public bool IsEmpty => !_taken.Reader.TryPeek(out _);

    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["Konquista:Mail:Host"] = "127.0.0.1",
        ["Konquista:Mail:Port"] = $"{Port}",
        ["Konquista:Mail:Security"] = "None",
        ["Konquista:Mail:From"] = "Konquista <nao-responda@clinica.test>",
        ["Konquista:PublicUrl"] = "https://konquista.clinica.test",
    };

    public async Task<MimeMessage> Next(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return await _taken.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _life;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception cause) when (cause is OperationCanceledException or SocketException or IOException)
        {
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
                "RCPT" when IsFull => $"452 no room ({++Refused})",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("354", StringComparison.Ordinal))
            {
                await Take(reader);
                await writer.WriteLineAsync("250 taken");
            }
            else if (answer.StartsWith("221", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    // A mail that breaks off before its end is none: whoever sent it has gone.
    private async Task Take(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is var line && line != ".")
        {
            if (line is null)
            {
                return;
            }

            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        await _taken.Writer.WriteAsync(await MimeMessage.LoadAsync(stream, _stop.Token), _stop.Token);
    }
}
