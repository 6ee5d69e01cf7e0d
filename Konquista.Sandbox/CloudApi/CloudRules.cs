using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.CloudApi;

/// <summary>What Meta refuses in the body of a send, in the order it looks.</summary>
internal static class CloudRules
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int LongestCallbackData = 512;

    public static CloudError? Refusal(CloudMessage message, out Recipient recipient)
    {
        recipient = default;
        if (message.MessagingProduct is null)
            return CloudError.Missing("messaging_product");
        if (message.MessagingProduct != "whatsapp")
            return CloudError.Parameter("Param messaging_product must be one of {WHATSAPP}.");
        if (message.RecipientType is not (null or "individual"))
            return CloudError.Parameter("Param recipient_type must be one of {INDIVIDUAL}.");
        if (string.IsNullOrEmpty(message.To))
            return CloudError.Missing("to");
        if (!Recipient.TryParse(message.To, out recipient))
            return CloudError.Invalid("Parameter 'to' is not a valid phone number.");
        if (message.BizOpaqueCallbackData is { Length: > LongestCallbackData })
            return CloudError.Parameter("Param biz_opaque_callback_data must be at most 512 characters long.");
        return message.Kind switch
        {
            "text" => TextRefusal(message.Text),
            "template" => TemplateRefusal(message.Template),
            "image" or "document" or "video" or "audio" => MediaRefusal(message.Kind, message.Media),
            _ => CloudError.Parameter("Param type is not a supported message type."),
        };
    }

    private static CloudError? TextRefusal(CloudText? text)
    {
        if (string.IsNullOrEmpty(text?.Body))
            return CloudError.Missing(text is null ? "text" : "text.body");
        return text.Body.Length > LongestText ? CloudError.Parameter("Param text['body'] must be at most 4096 characters long.") : null;
    }

    private static CloudError? TemplateRefusal(CloudTemplate? template)
    {
        if (string.IsNullOrEmpty(template?.Name))
            return CloudError.Missing(template is null ? "template" : "template.name");
        if (string.IsNullOrEmpty(template.Language?.Code))
            return CloudError.Missing("template.language.code");
        return (template.Components ?? []).Any(component => component.Type is not ("header" or "body" or "button"))
            ? CloudError.Parameter("Param template['components'] has a component of an unknown type.")
            : null;
    }

    private static CloudError? MediaRefusal(string kind, CloudMedia? media)
    {
        if (media is null)
            return CloudError.Missing(kind);
        if (string.IsNullOrEmpty(media.Id) && string.IsNullOrEmpty(media.Link))
            return CloudError.Missing($"{kind}.link");
        if (media.Link is { Length: > 0 } && !(Uri.TryCreate(media.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"))
            return CloudError.Invalid($"Param {kind}['link'] is not a valid URI.");
        if (media.Caption is not null && kind == "audio")
            return CloudError.Parameter("Unexpected key \"caption\" on param \"audio\".");
        return media.Caption?.Length > LongestCaption
            ? CloudError.Parameter($"Param {kind}['caption'] must be at most 1024 characters long.")
            : null;
    }
}
