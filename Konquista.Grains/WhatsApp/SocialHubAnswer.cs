using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konquista.WhatsApp;

/// <summary>Social Hub's answer, and what it means; it has no codes, only a flag and a sentence.</summary>
internal sealed record SocialHubAnswer(bool? Success, string? Message)
{
    public static SendResult Judge(Answer answer, Outgoing about)
    {
        var body = Read(answer.Body);
        var (verdict, error) = Classify(answer, body);
        return new(
            verdict,
            Error: error,
            HttpStatus: answer.Status,
            Detail: verdict is SendClass.Accepted ? null : Remark.Of(body?.Message, about),
            RetryAfter: answer.RetryAfter);
    }

    private static (SendClass Verdict, string? Error) Classify(Answer answer, SocialHubAnswer? body) => answer.Status switch
    {
        _ when body?.Says("invalid api_token") is true => (SendClass.PhoneStopped, "invalid_token"),
        _ when body?.Says("command in progress") is true => (SendClass.TryLater, "busy"),
        _ when answer.IsSuccess => body?.Success switch
        {
            true => (SendClass.Accepted, null),
            false => (SendClass.Refused, "refused"),
            null => (SendClass.Uncertain, "unreadable"),
        },
        429 => (SendClass.TryLater, "rate_limited"),
        408 => (SendClass.Uncertain, "http_408"),
        >= 300 and < 400 => (SendClass.PhoneStopped, "wrong_address"),
        >= 400 and < 500 => (SendClass.Refused, $"http_{answer.Status}"),
        _ when body?.Success is false => (SendClass.TryLater, $"http_{answer.Status}"),
        _ => (SendClass.Uncertain, $"http_{answer.Status}"),
    };

    private static SocialHubAnswer? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SocialHubJson.Default.SocialHubAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Says(string words) => Success is not true && Message?.Contains(words, StringComparison.OrdinalIgnoreCase) is true;
}

/// <summary>The body of a text message to Social Hub.</summary>
internal sealed record SocialHubText(string ApiToken, string Phone, string Message, bool PreviewUrl);

/// <summary>Serialisers of Social Hub's bodies, made at build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SocialHubText))]
[JsonSerializable(typeof(SocialHubAnswer))]
internal sealed partial class SocialHubJson : JsonSerializerContext;
