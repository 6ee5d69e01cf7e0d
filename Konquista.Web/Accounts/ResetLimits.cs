using System.Threading.RateLimiting;

namespace Konquista.Web.Accounts;

/// <summary>How often one caller may ask this process for a new password, for whomever.</summary>
internal sealed class ResetLimits : IDisposable
{
    private const int Most = 10;

    private readonly PartitionedRateLimiter<string> _callers = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetFixedWindowLimiter(caller, _ => new() { PermitLimit = Most, Window = TimeSpan.FromHours(1), QueueLimit = 0 }));

    public bool Allows(HttpContext http)
    {
        using var lease = _callers.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => _callers.Dispose();
}
