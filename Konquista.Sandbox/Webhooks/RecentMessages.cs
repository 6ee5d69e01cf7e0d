namespace Konquista.Sandbox.Webhooks;

/// <summary>The last fifty messages either way, for the page; nothing else keeps a text.</summary>
internal sealed class RecentMessages
{
    private const int Most = 50;

    private readonly Lock _gate = new();
    private readonly Queue<(SentMessage? Sent, InboundMessage? Inbound)> _last = new(Most);

    public void Add(SentMessage message) => Add((message, null));

    public void Add(InboundMessage message) => Add((null, message));

    public IReadOnlyList<(SentMessage? Sent, InboundMessage? Inbound)> All()
    {
        lock (_gate)
            return [.. _last];
    }

    public void Clear()
    {
        lock (_gate)
            _last.Clear();
    }

    private void Add((SentMessage?, InboundMessage?) one)
    {
        lock (_gate)
        {
            if (_last.Count == Most)
                _last.Dequeue();
            _last.Enqueue(one);
        }
    }
}
