namespace Konquista.Web.Live;

/// <summary>One open page at the line: gathers what changed since it was last told, and is told at most once a pace.</summary>
internal sealed class Listener(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly Lock _turn = new();
    private Topic _heard;
    private long? _lastToldAt;
    private bool _isOver;

    public void Hear(Topic topics)
    {
        lock (_turn)
        {
            if (_isOver || topics == Topic.None)
            {
                return;
            }

            var wasQuiet = _heard == Topic.None;
            _heard |= topics;
            if (wasQuiet)
            {
                _news.Release();
            }
        }
    }

    /// <summary>What changed, or nothing when it was quiet for a beat; null when the page is gone.</summary>
    public async Task<Topic?> Next(CancellationToken cancel)
    {
        try
        {
            return await Wait(cancel);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _isOver = true;
            _news.Dispose();
        }
    }

    private async Task<Topic> Wait(CancellationToken cancel)
    {
        if (_lastToldAt is { } last && Pace - time.GetElapsedTime(last) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, time, cancel);
        }

        if (!await _news.WaitAsync(Beat, cancel))
        {
            return Topic.None;
        }

        _lastToldAt = time.GetTimestamp();
        lock (_turn)
        {
            var heard = _heard;
            _heard = Topic.None;
            return heard;
        }
    }
}
