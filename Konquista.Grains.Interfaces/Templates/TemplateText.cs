namespace Konquista.Templates;

/// <summary>A template as one message of one person has it: which variant, and how it reads; the same message always gets the same. Prints
/// without the text.</summary>
/// <param name="Variant">From 1.</param>
/// <param name="Rendered">The text, or why there is none.</param>
/// <param name="Variables">What goes in the places of a template approved by Meta, in their order; empty where nothing is known.</param>
public sealed record TemplateText(int Variant, RenderedText Rendered, IReadOnlyList<string> Variables)
{
    /// <summary>The id of the message that a step of an enrollment becomes.</summary>
    public static Guid MessageOf(Guid enrollmentId, string step) => StableHash.Guid("step", enrollmentId.ToString("N"), step);

    /// <summary>The variant that this message goes out with, of one or more.</summary>
    public static int VariantOf(Guid messageId, int variants) => (int)(Seed(messageId) % (ulong)variants) + 1;

    /// <summary>Null when the template has no variant.</summary>
    public static TemplateText? Of(Guid messageId, IReadOnlyList<string> variants, Addressee person, IReadOnlyList<string> variables)
    {
        if (variants.Count == 0)
        {
            return null;
        }

        var variant = VariantOf(messageId, variants.Count);
        return Of(messageId, variant, variants[variant - 1], person, variables);
    }

    /// <summary>How a variant would read if this message went out with it.</summary>
    public static TemplateText Of(Guid messageId, int variant, string body, Addressee person, IReadOnlyList<string> variables)
    {
        var values = person.Values();
        return new(
            variant, MessageText.Render(body, values, Seed(messageId)), [.. variables.Select(name => values.GetValueOrDefault(name) ?? "")]);
    }

    public override string ToString() => $"{nameof(TemplateText)} {Variant}";

    private static ulong Seed(Guid messageId) => StableHash.Of(messageId.ToString("N"));
}
