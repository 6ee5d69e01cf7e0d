using Konquista.Sandbox.Receipts;
using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.Webhooks;

/// <summary>An accepted message on its way to a person's phone, with the highest tick it reached.</summary>
internal sealed class SentMessage(Arrival arrival, string id)
{
    private int _status = (int)MessageStatus.Accepted;

    public string Id => id;

    public string? CallbackData => arrival.Id;

    public Provider Provider => arrival.Provider;

    public string PhoneNumberId => arrival.Account;

    public Recipient Recipient => arrival.Recipient;

    public string WaId { get; } = arrival.Recipient.WaId;

    public string Text => arrival.Text;

    public string Kind => arrival.Kind;

    public ulong Key => arrival.Key;

    public long At => arrival.At;

    public MessageStatus Status => (MessageStatus)_status;

    public void Reach(MessageStatus status)
    {
        if ((int)status > _status)
            _status = (int)status;
    }
}

/// <summary>How far a message came; a failed one never climbs again.</summary>
internal enum MessageStatus
{
    Accepted,
    Sent,
    Delivered,
    Read,
    Failed,
}
