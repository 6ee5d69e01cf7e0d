using Konquista.Templates;

namespace Konquista.Messages;

/// <summary>The text of one message for one person: which variant, filled with what is known; or why it cannot be written.</summary>
internal sealed record Composition(string Text, int? Variant, IReadOnlyList<string> Variables, string? Refusal)
{
    /// <summary>The same message always gets the same variant and words, however often it is tried.</summary>
    public static Composition Of(ClaimedMessage message)
    {
        // What goes out as a template approved by Meta is made of its variables, also when it is sent again.
        if (message is { Body: { } written, TemplateKind: not "cloud_template" })
        {
            return new(written, null, [], null);
        }

        return TemplateText.Of(message.Id, message.Variants, Addressee(message), message.CloudVariables) switch
        {
            null => new("", null, [], "template_missing"),
            { Rendered: { MaySend: true, Text: var text } } filled => new(text, filled.Variant, filled.Variables, null),
            var refused => new("", refused.Variant, [], "text_" + Words.Of(refused.Rendered.Refusal)),
        };
    }

    private static Addressee Addressee(ClaimedMessage message) => new()
    {
        Name = message.LeadName,
        FirstName = message.FirstName,
        StoreName = message.StoreName,
        StoreAddress = message.StoreAddress,
        StoreCity = message.StoreCity,
        State = message.State,
    };
}
