using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Konquista.Phones;
using Microsoft.Extensions.Options;

namespace Konquista.WhatsApp;

/// <summary>Meta's Cloud API: names what it accepts, reports what became of it, and answers with codes.</summary>
internal sealed class CloudApiGateway(HttpClient http, IOptions<CloudApiOptions> options, IOptions<WhatsAppOptions> calls) : IWhatsAppGateway
{
    public const string Name = "cloud_api";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public string Provider => Name;

    public GatewayAbilities Abilities { get; } = new()
    {
        Statuses = true,
        Ids = true,
        Inbound = true,
        LookUp = false,
        Signature = true,
        Templates = true,
        AnswerWindow = AnswerWindow.Of(Name),
        MaxInFlight = options.Value.MaxInFlight,
        PerSecond = options.Value.PerSecond,
        Timeout = calls.Value.Timeout + WhatsAppOptions.BodyMargin,
    };

    public async Task<SendResult> Send(Outgoing message, CancellationToken cancellation)
    {
        if (CloudApiMessage.From(message) is not { } body)
        {
            return new(SendClass.Refused, Error: "content_unsupported");
        }

        using var request = Request(HttpMethod.Post, message.From, "/messages");
        request.Headers.TryAddWithoutValidation(
            IdempotencyKey.Header, message.MessageId.ToString("D", CultureInfo.InvariantCulture));
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, CloudApiJson.Default.CloudApiMessage))
        {
            Headers = { ContentType = Json },
        };
        return await Exchange.Post(http, request, content, answer => CloudApiAnswer.Judge(answer, message), cancellation);
    }

    public async Task<PhoneHealth> Check(PhoneLine line, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, line, "?fields=display_phone_number,verified_name,quality_rating,status");
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.IsSuccessStatusCode ? Health(body) : new(Works: false, Problem((int)response.StatusCode, body));
        }
        catch (Exception silence) when (Exchange.IsSilence(silence))
        {
            return new(Works: false, "unreachable");
        }
    }

    private static PhoneHealth Health(byte[] body)
    {
        try
        {
            var status = JsonSerializer.Deserialize(body, CloudApiJson.Default.CloudApiNumber)?.Status;
            return status is null or "CONNECTED" ? new(Works: true, Problem: null) : new(Works: false, StorableText.From(status.ToLowerInvariant()));
        }
        catch (JsonException)
        {
            return new(Works: false, "unreadable");
        }
    }

    private static string Problem(int status, byte[] body) =>
        CloudApiAnswer.Read(body)?.Error?.Code?.ToString(CultureInfo.InvariantCulture) ?? $"http_{status}";

    private HttpRequestMessage Request(HttpMethod method, PhoneLine line, string rest)
    {
        var request = new HttpRequestMessage(method, line.Address($"/{options.Value.Version}/{line.Account}{rest}"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + line.Token);
        return request;
    }
}
