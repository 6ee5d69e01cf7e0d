namespace Konquista.Sandbox.Webhooks;

/// <summary>One thing to tell the callback: a status of a message of ours, or a message from a person.</summary>
internal readonly record struct WebhookUpdate(SentMessage? Sent, MessageStatus Status, InboundMessage? Inbound, long HappenedAt, long DueAt)
{
    public int Failures { get; init; }

    public int Lane(int lanes) => (int)((ulong)(Sent?.Recipient ?? Inbound!.From).Digits % (ulong)lanes);
}
