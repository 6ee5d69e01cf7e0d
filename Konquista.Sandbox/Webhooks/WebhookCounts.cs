namespace Konquista.Sandbox.Webhooks;

/// <summary>What became of the webhooks. Posted, lost, doubled, given up and pending count updates; posts and failed count HTTP calls.</summary>
internal sealed class WebhookCounts
{
    private long _posted;
    private long _posts;
    private long _failed;
    private long _lost;
    private long _doubled;
    private long _reordered;
    private long _givenUp;
    private long _pending;

    public long Posted => Volatile.Read(ref _posted);

    public long Posts => Volatile.Read(ref _posts);

    public long Failed => Volatile.Read(ref _failed);

    public long Lost => Volatile.Read(ref _lost);

    public long Doubled => Volatile.Read(ref _doubled);

    public long Reordered => Volatile.Read(ref _reordered);

    public long GivenUp => Volatile.Read(ref _givenUp);

    public long Pending => Volatile.Read(ref _pending);

    public void Answered(int updates)
    {
        Interlocked.Add(ref _posted, updates);
        Interlocked.Increment(ref _posts);
    }

    public void PostFailed() => Interlocked.Increment(ref _failed);

    public void WasLost() => Interlocked.Increment(ref _lost);

    public void WasDoubled() => Interlocked.Increment(ref _doubled);

    public void WasReordered() => Interlocked.Increment(ref _reordered);

    public void WasGivenUp() => Interlocked.Increment(ref _givenUp);

    public long Waits() => Interlocked.Increment(ref _pending);

    public void Done(int updates) => Interlocked.Add(ref _pending, -updates);

    public void Clear()
    {
        Volatile.Write(ref _posted, 0);
        Volatile.Write(ref _posts, 0);
        Volatile.Write(ref _failed, 0);
        Volatile.Write(ref _lost, 0);
        Volatile.Write(ref _doubled, 0);
        Volatile.Write(ref _reordered, 0);
        Volatile.Write(ref _givenUp, 0);
    }
}
