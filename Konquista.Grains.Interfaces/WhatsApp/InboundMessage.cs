namespace Konquista.WhatsApp;

/// <summary>Something a person wrote to one of our numbers. <paramref name="Kind"/> is the provider's word (text, button, image …), and all that prints.</summary>
[GenerateSerializer, Immutable, Alias("inbound-message")]
public sealed record InboundMessage(
    [property: Id(0)] string ProviderId,
    [property: Id(1)] Guid? PhoneId,
    [property: Id(2)] string Kind,
    [property: Id(3)] string Text,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] DateTimeOffset ReceivedAt,
    [property: Id(6)] bool OptOutByButton)
{
    /// <summary>The person came by a link and its campaign answers: this is no reply for which somebody has to look.</summary>
    [Id(7)] public bool IsAnsweredByCampaign { get; init; }

    public override string ToString() => $"{nameof(InboundMessage)} {Kind}";
}
