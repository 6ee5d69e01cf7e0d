namespace Konquista.WhatsApp;

/// <summary>What is known of one try to hand a message over, fit to be stored. Prints without the recipient's id.</summary>
/// <param name="Class">What it means for the message, its lead, phone or campaign.</param>
/// <param name="ProviderId">The provider's id of the message.</param>
/// <param name="WaId">The id under which WhatsApp knows the recipient.</param>
/// <param name="Error">The provider's code or a word of ours; null when accepted.</param>
/// <param name="HttpStatus">Null when no answer came.</param>
/// <param name="Detail">For people; bounded and without private data.</param>
/// <param name="RetryAfter">The shortest sensible wait, if anything is known of it.</param>
internal sealed record SendResult(
    SendClass Class,
    string? ProviderId = null,
    string? WaId = null,
    string? Error = null,
    int? HttpStatus = null,
    string? Detail = null,
    TimeSpan? RetryAfter = null)
{
    public string? ProviderId { get; init; } = StorableText.FromId(ProviderId);

    public string? WaId { get; init; } = StorableText.FromId(WaId);

    public string? Error { get; init; } = StorableText.From(Error);

    public string? Detail { get; init; } = StorableText.From(Detail);

    public override string ToString() => $"{Class} {Error} {HttpStatus}".TrimEnd();
}

/// <summary>What a provider's answer, or its absence, means. All but the first and <see cref="Uncertain"/> prove that nothing was sent.</summary>
internal enum SendClass
{
    Accepted,

    /// <summary>Not now: the provider or the network is unwell, or the number is too fast.</summary>
    TryLater,

    /// <summary>Too much to this one person; others go on.</summary>
    PairLimited,

    /// <summary>It may have left; nobody may send it again blindly.</summary>
    Uncertain,

    /// <summary>This message will never be taken.</summary>
    Refused,

    /// <summary>The person cannot be reached at this number.</summary>
    LeadUnreachable,

    /// <summary>The person told WhatsApp that they want no marketing from us.</summary>
    LeadOptedOut,

    /// <summary>The number must rest for <see cref="SendResult.RetryAfter"/>, or until a person has looked.</summary>
    PhoneStopped,

    /// <summary>The template is at fault: the campaign rests for <see cref="SendResult.RetryAfter"/>, or until a person has looked.</summary>
    CampaignPaused,
}
