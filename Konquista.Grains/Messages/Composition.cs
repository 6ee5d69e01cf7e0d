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

        if (message.Variants.Count == 0)
        {
            return new("", null, [], "template_missing");
        }

        var seed = StableHash.Of(message.Id.ToString("N"));
        var variant = (int)(seed % (ulong)message.Variants.Count);
        var values = Values(message);
        var rendered = MessageText.Render(message.Variants[variant], values, seed);
        return rendered.MaySend
            ? new(rendered.Text, variant + 1, [.. message.CloudVariables.Select(name => values.GetValueOrDefault(name) ?? "")], null)
            : new("", variant + 1, [], "text_" + Words.Of(rendered.Refusal));
    }

    private static Dictionary<string, string?> Values(ClaimedMessage message) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["nome"] = message.FirstName,
        ["primeiro_nome"] = message.FirstName,
        ["nome_completo"] = message.LeadName,
        ["unidade"] = message.StoreName,
        ["endereco"] = message.StoreAddress,
        ["cidade"] = message.StoreCity,
        ["estado"] = message.State,
    };
}
