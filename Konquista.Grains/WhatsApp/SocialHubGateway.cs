using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Konquista.Phones;
using Microsoft.Extensions.Options;

namespace Konquista.WhatsApp;

/// <summary>Social Hub: one endpoint that queues and says no more than that; the token travels in the body.</summary>
internal sealed class SocialHubGateway(HttpClient http, IOptions<SocialHubOptions> options, IOptions<WhatsAppOptions> calls) : IWhatsAppGateway
{
    public const string Name = "social_hub";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public string Provider => Name;

    public GatewayAbilities Abilities { get; } = new()
    {
        Statuses = false,
        Ids = false,
        Inbound = false,
        LookUp = false,
        Signature = false,
        Templates = false,
        AnswerWindow = null,
        MaxInFlight = options.Value.MaxInFlight,
        PerSecond = options.Value.PerSecond,
        Timeout = calls.Value.Timeout + WhatsAppOptions.BodyMargin,
    };

    public async Task<SendResult> Send(Outgoing message, CancellationToken cancellation)
    {
        if (BodyOf(message) is not { } body)
        {
            return new(SendClass.Refused, Error: "content_unsupported");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, message.From.Address("/api/sendMessage"));
        request.Headers.TryAddWithoutValidation(
            IdempotencyKey.Header, message.MessageId.ToString("D", CultureInfo.InvariantCulture));
        return await Exchange.Post(http, request, body, answer => SocialHubAnswer.Judge(answer, message), cancellation);
    }

    /// <summary>There is nothing to ask that would not send.</summary>
    public Task<PhoneHealth> Check(PhoneLine line, CancellationToken cancellation) =>
        Task.FromResult(new PhoneHealth(Works: true, "not_verifiable"));

    private static HttpContent? BodyOf(Outgoing message) => message.Content switch
    {
        OutgoingContent.Text text => TextBody(message, text.Body),
        OutgoingContent.File { Bytes: { } bytes } file => FileBody(message, file, bytes),
        _ => null,
    };

    private static ByteArrayContent TextBody(Outgoing message, string text)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(
            new(message.From.Token, Digits(message), text, PreviewUrl: true), SocialHubJson.Default.SocialHubText);
        return new(bytes) { Headers = { ContentType = Json } };
    }

    private static MultipartFormDataContent FileBody(Outgoing message, OutgoingContent.File file, ReadOnlyMemory<byte> bytes) => new()
    {
        { new StringContent(message.From.Token), "\"api_token\"" },
        { new StringContent(Digits(message)), "\"phone\"" },
        { new StringContent(file.Caption), "\"message\"" },
        { new StringContent("true"), "\"preview_url\"" },
        { new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new("application/octet-stream") } }, "\"file\"", $"\"{file.Name}\"" },
    };

    private static string Digits(Outgoing message) => message.To.TrimStart('+');
}
