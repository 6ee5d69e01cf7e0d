using System.Text.Json.Serialization;

namespace Konquista.WhatsApp;

/// <summary>The body of POST /{phone-number-id}/messages; exactly one of the contents is set, the one that Type names.</summary>
internal sealed record CloudApiMessage(string To, string Type, string BizOpaqueCallbackData)
{
    public string MessagingProduct { get; } = "whatsapp";

    public string RecipientType { get; } = "individual";

    public CloudApiText? Text { get; init; }

    public CloudApiTemplate? Template { get; init; }

    public CloudApiMedia? Image { get; init; }

    public CloudApiMedia? Video { get; init; }

    public CloudApiMedia? Audio { get; init; }

    public CloudApiMedia? Document { get; init; }

    /// <summary>Null when the Cloud API cannot carry the content: a file must be linked.</summary>
    public static CloudApiMessage? From(Outgoing message) => message.Content switch
    {
        OutgoingContent.Text text => Envelope(message, "text") with { Text = new(text.Body) },
        OutgoingContent.CloudTemplate template => Envelope(message, "template") with { Template = CloudApiTemplate.From(template) },
        OutgoingContent.File { Link: { } link } file => WithFile(message, file, link.AbsoluteUri),
        _ => null,
    };

    private static CloudApiMessage Envelope(Outgoing message, string type) =>
        new(message.To, type, new MessageReference(message.MessageId, message.Month).ToString());

    private static CloudApiMessage WithFile(Outgoing message, OutgoingContent.File file, string link)
    {
        var caption = file.Caption.Length == 0 ? null : file.Caption;
        return file.ContentType switch
        {
            "image/jpeg" or "image/png" => Envelope(message, "image") with { Image = new(link, caption) },
            "video/mp4" or "video/3gpp" => Envelope(message, "video") with { Video = new(link, caption) },
            ['a', 'u', 'd', 'i', 'o', '/', ..] => Envelope(message, "audio") with { Audio = new(link) },
            _ => Envelope(message, "document") with { Document = new(link, caption, file.Name) },
        };
    }
}

/// <summary>A text of the Cloud API.</summary>
internal sealed record CloudApiText(string Body)
{
    public bool PreviewUrl { get; } = true;
}

/// <summary>A file of the Cloud API.</summary>
internal sealed record CloudApiMedia(string Link, string? Caption = null, string? Filename = null);

/// <summary>A template of the Cloud API; without variables it must come without components.</summary>
internal sealed record CloudApiTemplate(string Name, CloudApiLanguage Language, IReadOnlyList<CloudApiComponent>? Components)
{
    private static readonly char[] Breaks = ['\n', '\r', '\t', ' '];

    public static CloudApiTemplate From(OutgoingContent.CloudTemplate template) => new(
        template.Name,
        new(template.Language),
        template.Variables.Count == 0 ? null : [new([.. template.Variables.Select(text => new CloudApiParameter(OneLine(text)))])]);

    // Meta rejects variables with line breaks, tabs or runs of spaces.
    private static string OneLine(string variable) => string.Join(' ', variable.Split(Breaks, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A language of the Cloud API.</summary>
internal sealed record CloudApiLanguage(string Code);

/// <summary>The variables of a template's body.</summary>
internal sealed record CloudApiComponent(IReadOnlyList<CloudApiParameter> Parameters)
{
    public string Type { get; } = "body";
}

/// <summary>One variable.</summary>
internal sealed record CloudApiParameter(string Text)
{
    public string Type { get; } = "text";
}

/// <summary>Serialisers of the Cloud API's bodies, made at build.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(CloudApiMessage))]
[JsonSerializable(typeof(CloudApiAnswer))]
[JsonSerializable(typeof(CloudApiNumber))]
internal sealed partial class CloudApiJson : JsonSerializerContext;
