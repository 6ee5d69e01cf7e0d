using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.Receipts;

/// <summary>One well-formed request to send, as either protocol brought it, and the key its faults and receipts go by.</summary>
internal sealed record Arrival(Provider Provider, string Account, string? Id, Recipient Recipient, string Text, string Kind, long At)
{
    public ulong TextHash { get; } = Fingerprint.Of(Text);

    public ulong PairKey => Fingerprint.Pair(TextHash, Recipient.Key);

    public ulong Key { get; private set; }

    public Arrival Keyed()
    {
        Key = Id is null ? PairKey : Fingerprint.Of(Id);
        return this;
    }
}

/// <summary>Which protocol a message came by.</summary>
internal enum Provider : byte
{
    CloudApi,
    SocialHub,
}
