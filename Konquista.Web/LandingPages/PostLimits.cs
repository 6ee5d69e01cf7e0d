using System.Threading.RateLimiting;

namespace Konquista.Web.LandingPages;

/// <summary>How many forms one address and one page may send in a minute to this process; many people share the address of a mobile operator.</summary>
internal sealed class PostLimits : IDisposable
{
    private const int OfAddress = 20;
    private const int OfPage = 600;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _addresses = Limiter(OfAddress);
    private readonly PartitionedRateLimiter<string> _pages = Limiter(OfPage);

    public bool Allows(HttpContext http, Guid pageId)
    {
        using var address = _addresses.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!address.IsAcquired)
        {
            return false;
        }

        using var page = _pages.AttemptAcquire(pageId.ToString());
        return page.IsAcquired;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _pages.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = Window, QueueLimit = 0 }));
}
