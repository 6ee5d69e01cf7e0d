using System.Threading.RateLimiting;

namespace Konquista.Web.Clients;

/// <summary>How often one address may ask this process for tokens in a minute, and how often one program that has proved itself.</summary>
internal sealed class TokenLimits : IDisposable
{
    public const int OfAddress = 60;
    public const int OfClient = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _addresses = Limiter(OfAddress);
    private readonly PartitionedRateLimiter<string> _clients = Limiter(OfClient);

    public bool AllowsAddress(HttpContext http) => Allows(_addresses, http.Connection.RemoteIpAddress?.ToString() ?? "");

    public bool AllowsClient(Guid id) => Allows(_clients, id.ToString());

    public void Dispose()
    {
        _addresses.Dispose();
        _clients.Dispose();
    }

    private static bool Allows(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = Window, QueueLimit = 0 }));
}
