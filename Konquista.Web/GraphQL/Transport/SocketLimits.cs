using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>How many sockets are open, of one client and of all, and how many operations one client may begin on its sockets.</summary>
internal sealed class SocketLimits(ApiSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _operations = PartitionedRateLimiter.Create<string, string>(client => ApiLimits.Bucket(client, settings));
    private readonly ConcurrentDictionary<string, int> _ofClient = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>A place until it is given back; null when there is none.</summary>
    public IDisposable? TryTake(string client)
    {
        if (Interlocked.Increment(ref _all) > settings.Sockets)
        {
            Interlocked.Decrement(ref _all);
            return null;
        }

        if (_ofClient.AddOrUpdate(client, 1, (_, open) => open + 1) > settings.SocketsPerClient)
        {
            Free(client);
            return null;
        }

        return new Place(() => Free(client));
    }

    /// <summary>False when this client begins too much.</summary>
    public bool MayBegin(string client)
    {
        using var lease = _operations.AttemptAcquire(client);
        return lease.IsAcquired;
    }

    public void Dispose() => _operations.Dispose();

    private void Free(string client)
    {
        Interlocked.Decrement(ref _all);
        if (_ofClient.AddOrUpdate(client, 0, (_, open) => open - 1) == 0)
        {
            _ofClient.TryRemove(new KeyValuePair<string, int>(client, 0));
        }
    }

    private sealed class Place(Action free) : IDisposable
    {
        private Action? _free = free;

        public void Dispose() => Interlocked.Exchange(ref _free, null)?.Invoke();
    }
}
