using Konquista.Sandbox.Receipts;
using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.Webhooks;

/// <summary>What a person wrote to one of our numbers.</summary>
internal sealed record InboundMessage(string Id, Recipient From, string PhoneNumberId, string Name, string Text, Stop Stop)
{
    public string WaId { get; } = From.WaId;

    public long At => Stop.SentAt;
}
