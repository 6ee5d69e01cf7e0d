using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Konquista.Bench.Pages;

namespace Konquista.Bench.Landing;

/// <summary>Asks for one address over and over on connections that stay open, with bare sockets, so that asking costs little of the machine that answers.</summary>
internal sealed class WireLoad(Uri address, int connections)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();

    /// <summary>How many answers came in a time, and how long the slowest of a hundred took.</summary>
    public async Task<(double PerSecond, double P99Ms)> Run(TimeSpan time, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(time);
        var series = Enumerable.Range(0, connections).Select(_ => new List<TimeSpan>()).ToList();
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(series.Select(times => Ask(times, over.Token)));
        var took = TimeProvider.System.GetElapsedTime(began);
        cancellation.ThrowIfCancellationRequested();
        var all = new Series();
        foreach (var one in series.SelectMany(times => times))
        {
            all.Add(one);
        }

        return (Math.Round(series.Sum(times => times.Count) / took.TotalSeconds), all.Below(0.99));
    }

    private async Task Ask(List<TimeSpan> times, CancellationToken over)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, CancellationToken.None);
        var request = Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: gzip, br\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14) Mobile\r\n\r\n");
        var buffer = new byte[64 * 1024];
        while (!over.IsCancellationRequested)
        {
            var began = TimeProvider.System.GetTimestamp();
            await socket.SendAsync(request, CancellationToken.None);
            await Answer(socket, buffer);
            times.Add(TimeProvider.System.GetElapsedTime(began));
        }
    }

    private static async Task Answer(Socket socket, byte[] buffer)
    {
        var (filled, whole) = (0, int.MaxValue);
        while (filled < whole)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
            filled += read > 0 ? read : throw new InvalidOperationException("The site closed a connection.");
            if (whole == int.MaxValue && buffer.AsSpan(0, filled).IndexOf(HeadEnd) is >= 0 and var head)
            {
                whole = head + HeadEnd.Length + BodyOf(buffer.AsSpan(0, head));
            }
        }
    }

    private static int BodyOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(Length);
        return head.StartsWith("HTTP/1.1 200"u8) && at >= 0 && Utf8Parser.TryParse(head[(at + Length.Length)..], out int length, out _)
            ? length
            : throw new InvalidOperationException("The site did not answer with the page.");
    }
}
