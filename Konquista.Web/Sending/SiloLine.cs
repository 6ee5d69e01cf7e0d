namespace Konquista.Web.Sending;

/// <summary>Whether this process has a line to a silo, as the cluster client last told; while it has none, it tries again for ever.</summary>
internal sealed class SiloLine(TimeProvider time) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private int _tries;
    private volatile bool _isUp;

    public bool IsUp => _isUp;

    public void Set(bool up) => _isUp = up;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(100 << Math.Min(_tries++, 5));
        await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
        return true;
    }
}
