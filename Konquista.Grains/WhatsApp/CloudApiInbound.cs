using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konquista.WhatsApp;

/// <summary>What somebody did in a chat with one of our numbers: what of it counts as a message, and what it says.</summary>
internal sealed record CloudApiInbound
{
    private const string OptOutPayload = "optout";

    public required string Id { get; init; }

    public string? From { get; init; }

    public string? FromUserId { get; init; }

    public long Timestamp { get; init; }

    public string Type { get; init; } = "unsupported";

    public string? ProfileName { get; init; }

    public CloudApiWords? Text { get; init; }

    public CloudApiWords? Button { get; init; }

    public CloudApiChoice? Interactive { get; init; }

    public CloudApiWords? Image { get; init; }

    public CloudApiWords? Video { get; init; }

    public CloudApiWords? Document { get; init; }

    public CloudApiWords? Reaction { get; init; }

    public CloudApiEdit? Edit { get; init; }

    /// <summary>A heart on our message is worth keeping, but it is no answer.</summary>
    [JsonIgnore]
    public bool IsReaction => Type == "reaction";

    /// <summary>News of the chat itself, not of the person's wishes.</summary>
    [JsonIgnore]
    public bool IsNotice => Type is "system" or "revoke";

    [JsonIgnore]
    public bool OptsOutByButton =>
        (Button?.Payload ?? Interactive?.ButtonReply?.Id)?.StartsWith(OptOutPayload, StringComparison.OrdinalIgnoreCase) is true;

    [JsonIgnore]
    public string Says => Type switch
    {
        "text" => Text?.Body,
        "button" => Button?.Text,
        "interactive" => Interactive?.ButtonReply?.Title ?? Interactive?.ListReply?.Title,
        "image" => Image?.Caption,
        "video" => Video?.Caption,
        "document" => Document?.Caption,
        "reaction" => Reaction?.Emoji,
        "edit" => Edit?.Message?.Says,
        _ => null,
    } ?? "";

    public static CloudApiInbound Read(string body) =>
        JsonSerializer.Deserialize(body, CloudApiWebhookJson.Default.CloudApiInbound)
        ?? throw new JsonException("A stored message is null.");

    public override string ToString() => Type;
}

/// <summary>The words of a message, wherever its type keeps them.</summary>
internal sealed record CloudApiWords(string? Body, string? Text, string? Payload, string? Caption, string? Emoji)
{
    public override string ToString() => nameof(CloudApiWords);
}

/// <summary>A choice from buttons or a list.</summary>
internal sealed record CloudApiChoice(CloudApiOption? ButtonReply, CloudApiOption? ListReply);

/// <summary>The option chosen.</summary>
internal sealed record CloudApiOption(string? Id, string? Title);

/// <summary>A message put in the place of an earlier one.</summary>
internal sealed record CloudApiEdit(CloudApiEdited? Message);

/// <summary>What it says now.</summary>
internal sealed record CloudApiEdited(CloudApiWords? Text, CloudApiWords? Image, CloudApiWords? Video, CloudApiWords? Document)
{
    [JsonIgnore]
    public string? Says => Text?.Body ?? (Image ?? Video ?? Document)?.Caption;
}
