using Konquista.Messages;
using Konquista.WhatsApp;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Phones;

/// <summary>
/// Hands a claimed batch to the provider, many at once, and says of each what is to be recorded; nothing that befalls one message
/// takes the results of the others away.
/// </summary>
internal sealed partial class PhoneSends(WhatsAppGateways gateways, MediaStore media, ILogger<PhoneSends> log)
{
    private static readonly TimeSpan WhileBlocked = TimeSpan.FromMinutes(5);

    /// <summary>Shorter than whoever waits for the answer does.</summary>
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(8);

    public GatewayAbilities Abilities(string provider) => gateways.For(provider).Abilities;

    public async Task<PhoneHealth> Check(PhoneLine line)
    {
        using var limit = new CancellationTokenSource(LongestCheck, TimeProvider.System);
        return await gateways.For(line.Provider).Check(line, limit.Token);
    }

    public Task<Sent[]> Send(PhoneLine line, IReadOnlyList<Claim> batch) =>
        Task.WhenAll(batch.Select(claimed => Send(line, claimed.Message, claimed.Text)));

    private async Task<Sent> Send(PhoneLine line, ClaimedMessage message, Composition text)
    {
        if (text.Refusal is { } refusal)
        {
            return new(new(message, MessageState.Failed) { Error = refusal }, null);
        }

        if (message.To.Length == 0)
        {
            return new(new(message, MessageState.Failed) { Error = "no_number" }, null);
        }

        var result = await Answer(line, message, text);
        return new(Recorded(message, result), result);
    }

    // Before the gateway is asked nothing has left; once it was asked, only its own word says that nothing did.
    private async Task<SendResult> Answer(PhoneLine line, ClaimedMessage message, Composition text)
    {
        OutgoingContent? content;
        try
        {
            content = await Content(message, text);
        }
        catch (NpgsqlException)
        {
            return new(SendClass.TryLater, Error: "media_unavailable");
        }

        if (content is null)
        {
            return new(SendClass.Refused, Error: "media_missing");
        }

        try
        {
            return await gateways.For(line.Provider).Send(new(message.Id, message.Month, line, message.To, content), CancellationToken.None);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogBroke(log, line.Provider, message.Id, problem.GetType().Name);
            return new(SendClass.Uncertain, Error: "unexpected");
        }
    }

    private async Task<OutgoingContent?> Content(ClaimedMessage message, Composition text) => message switch
    {
        { TemplateKind: "cloud_template", CloudName: { } name, CloudLanguage: { } language } =>
            new OutgoingContent.CloudTemplate(name, language, text.Variables),
        { TemplateKind: "media", MediaHash: { } hash } => await media.File(hash, text.Text),
        _ => new OutgoingContent.Text(text.Text),
    };

    private static AttemptResult Recorded(ClaimedMessage message, SendResult result) => new(message, State(result.Class))
    {
        ProviderId = result.ProviderId,
        WaId = result.WaId,
        Error = result.Error,
        HttpStatus = result.HttpStatus,
        Detail = result.Detail,
        Due = message.ClaimedAt + Delay(message, result),
    };

    private static MessageState State(SendClass send) => send switch
    {
        SendClass.Accepted => MessageState.Accepted,
        SendClass.Uncertain => MessageState.Uncertain,
        SendClass.Refused or SendClass.LeadUnreachable or SendClass.LeadOptedOut => MessageState.Failed,
        _ => MessageState.Planned,
    };

    private static TimeSpan Delay(ClaimedMessage message, SendResult result) => result.Class switch
    {
        SendClass.PairLimited => Later(Backoff.After(RetryClass.PairLimited, message.No, message.Id), result.RetryAfter),
        SendClass.TryLater => Later(Backoff.After(RetryClass.TryLater, message.No, message.Id), result.RetryAfter),
        SendClass.PhoneStopped or SendClass.CampaignPaused => Later(WhileBlocked, result.RetryAfter),
        _ => TimeSpan.Zero,
    };

    private static TimeSpan Later(TimeSpan one, TimeSpan? other) => other > one ? other.Value : one;

    [LoggerMessage(Level = LogLevel.Error, Message = "The gateway {Provider} broke over message {Message} ({Problem}), which is uncertain now.")]
    private static partial void LogBroke(ILogger logger, string provider, Guid message, string problem);
}

/// <summary>What is recorded of one send, and the provider's answer behind it; null when it never came to one.</summary>
internal sealed record Sent(AttemptResult Result, SendResult? Answer);
