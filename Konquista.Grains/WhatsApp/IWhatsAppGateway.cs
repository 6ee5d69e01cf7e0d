using Konquista.Phones;

namespace Konquista.WhatsApp;

/// <summary>One provider's wire protocol: hands a message over and says what is known to have become of it.</summary>
internal interface IWhatsAppGateway
{
    /// <summary>The provider as stored with a phone.</summary>
    string Provider { get; }

    GatewayAbilities Abilities { get; }

    /// <summary>Never throws for what the network or the provider does, nor when cancelled: that too is a result to record.</summary>
    Task<SendResult> Send(Outgoing message, CancellationToken cancellation);

    Task<PhoneHealth> Check(PhoneLine line, CancellationToken cancellation);
}
