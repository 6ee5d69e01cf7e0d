using System.Net;
using System.Net.Sockets;

namespace Konquista.Bench.Children;

/// <summary>Ports of this machine's loopback that nobody listens on.</summary>
internal static class FreePort
{
    public static int[] Several(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
