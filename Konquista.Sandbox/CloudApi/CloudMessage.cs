using System.Text.Json.Serialization;

namespace Konquista.Sandbox.CloudApi;

/// <summary>The body of a Cloud API send, as far as the Sandbox judges it.</summary>
internal sealed record CloudMessage
{
    public string? MessagingProduct { get; init; }

    public string? RecipientType { get; init; }

    public string? To { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? MessageId { get; init; }

    public string? BizOpaqueCallbackData { get; init; }

    public CloudText? Text { get; init; }

    public CloudTemplate? Template { get; init; }

    public CloudMedia? Image { get; init; }

    public CloudMedia? Document { get; init; }

    public CloudMedia? Video { get; init; }

    public CloudMedia? Audio { get; init; }

    [JsonIgnore]
    public string Kind => Type ?? "text";

    [JsonIgnore]
    public CloudMedia? Media => Kind switch
    {
        "image" => Image,
        "document" => Document,
        "video" => Video,
        "audio" => Audio,
        _ => null,
    };

    /// <summary>The words a person would read; a template is its name, language and parameters.</summary>
    [JsonIgnore]
    public string Words => Kind switch
    {
        "text" => Text!.Body!,
        "template" => $"[{Template!.Name} {Template.Language!.Code}] {string.Join(" | ", Template.Parameters())}".TrimEnd(),
        _ => $"[{Kind}] {Media!.Caption ?? Media.Filename ?? Media.Link ?? Media.Id}",
    };
}

/// <summary>A free text.</summary>
internal sealed record CloudText(string? Body, bool? PreviewUrl);

/// <summary>A media message, by link or by id.</summary>
internal sealed record CloudMedia(string? Id, string? Link, string? Caption, string? Filename);

/// <summary>A template in a language, with its parameters.</summary>
internal sealed record CloudTemplate(string? Name, CloudLanguage? Language, IReadOnlyList<CloudComponent>? Components)
{
    public IEnumerable<string> Parameters() =>
        (Components ?? []).SelectMany(component => component.Parameters ?? []).Select(one => one.Text ?? one.Payload ?? one.Type ?? "");
}

/// <summary>The language of a template.</summary>
internal sealed record CloudLanguage(string? Code);

/// <summary>A header, body or button of a template.</summary>
internal sealed record CloudComponent(string? Type, IReadOnlyList<CloudParameter>? Parameters);

/// <summary>One parameter of a component.</summary>
internal sealed record CloudParameter(string? Type, string? ParameterName, string? Text, string? Payload);

/// <summary>The answer to an accepted send.</summary>
internal sealed record CloudAccepted(string MessagingProduct, CloudContact[] Contacts, CloudReference[] Messages);

/// <summary>The number as given and as WhatsApp knows it.</summary>
internal sealed record CloudContact(string Input, string WaId);

/// <summary>The id given to a message; the status only for templates.</summary>
internal sealed record CloudReference(string Id, string? MessageStatus);

/// <summary>JSON of the Cloud API, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CloudMessage))]
[JsonSerializable(typeof(CloudAccepted))]
[JsonSerializable(typeof(CloudFailure))]
internal sealed partial class CloudJson : JsonSerializerContext;
