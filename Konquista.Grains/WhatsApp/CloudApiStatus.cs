using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konquista.WhatsApp;

/// <summary>What the Cloud API reports of a message of ours.</summary>
internal sealed record CloudApiStatus(
    string? Id, string? Status, string? RecipientId, string? BizOpaqueCallbackData, IReadOnlyList<CloudApiError>? Errors)
{
    /// <summary>The ledger's word for it; null for what the ledger does not know.</summary>
    [JsonIgnore]
    public string? State => Status switch
    {
        "sent" or "delivered" or "read" or "failed" => Status,
        "played" => "read",
        _ => null,
    };

    /// <summary>Our own id of the message, when the status carries it.</summary>
    [JsonIgnore]
    public Guid? Opaque => MessageReference.TryParse(BizOpaqueCallbackData, out var reference) ? reference.MessageId : null;

    [JsonIgnore]
    public int? Code => State == "failed" && Errors is [var error, ..] ? error.Code : null;

    [JsonIgnore]
    public string? Reason => State == "failed" ? Code?.ToString(CultureInfo.InvariantCulture) ?? "failed" : null;

    /// <summary>Null when it cannot be read.</summary>
    public static CloudApiStatus? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CloudApiWebhookJson.Default.CloudApiStatus);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => $"{Status} {Code}";
}

/// <summary>Serialisers of what the Cloud API tells by webhook, made at build.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(CloudApiStatus))]
[JsonSerializable(typeof(CloudApiInbound))]
internal sealed partial class CloudApiWebhookJson : JsonSerializerContext;
