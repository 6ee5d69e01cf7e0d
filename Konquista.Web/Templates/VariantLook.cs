using Konquista.Templates;

namespace Konquista.Web.Templates;

/// <summary>One variant, counted from 1, as a person would get it: without a text when they would get none, marked when it is the one they
/// are to get, with what is wrong or unwise about it.</summary>
internal sealed record VariantLook(int No, string? Text, bool IsNext, int Length, int Longest, IReadOnlyList<TextNote> Notes)
{
    /// <summary>Whoever pastes more than this is told the length alone.</summary>
    private const int WorthReading = 20_000;

    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["unidade"] = "nossa unidade",
        ["endereco"] = "nosso endereço",
        ["cidade"] = "sua cidade",
        ["estado"] = "seu estado",
        ["nome_completo"] = "você",
    };

    /// <summary>What to write between the brackets in case a lead has no such thing.</summary>
    public static string InsteadOf(string variable) => Instead.GetValueOrDefault(variable, "você");

    /// <summary>What is wrong with a text whoever it is for.</summary>
    public static IReadOnlyList<TextNote> Mistakes(string kind, string text)
    {
        var longest = LongestOf(kind);
        return text.Length > WorthReading
            ? [TextNote.Mistake("Templates.TextTooLong", text.Length, longest)]
            : [.. (kind == TemplateKind.Text ? MessageText.Validate(text) : MessageText.ValidateCaption(text))
                .Select(problem => TextNote.Of(problem, longest))];
    }

    public static VariantLook Of(VariantAsked asked, Reader reader)
    {
        var mistakes = Mistakes(asked.Kind, asked.Text);
        if (asked.Text.Length > WorthReading)
        {
            return new(asked.No, null, IsNext: false, asked.Text.Length, LongestOf(asked.Kind), mistakes);
        }

        var filled = TemplateText.Of(asked.MessageId, asked.No, asked.Text, reader.Addressee, asked.Variables);
        var shown = filled.Rendered.Text ?? asked.Text;
        return new(asked.No, mistakes.Count == 0 ? filled.Rendered.Text : null, asked.IsNext, MessageText.Length(shown), LongestOf(asked.Kind),
        [
            .. mistakes,
            .. filled.Rendered.Unfilled.Select(variable => Missing(variable, reader)),
            .. asked.Kind == TemplateKind.CloudTemplate ? Empty(asked, filled, reader) : [],
            .. TextAdvice.Of(asked.Text, shown, asked.OpensSequence),
        ]);
    }

    private static int LongestOf(string kind) => kind == TemplateKind.Text ? MessageText.Longest : MessageText.LongestCaption;

    private static TextNote Missing(string variable, Reader reader) => reader.Addressee.Values().ContainsKey(variable)
        ? TextNote.Advice("Templates.Missing", reader.Name, variable, InsteadOf(variable))
        : TextNote.Advice("Templates.NeverKnown", variable);

    // Meta refuses a template of which one place is empty.
    private static IEnumerable<TextNote> Empty(VariantAsked asked, TemplateText filled, Reader reader) =>
        asked.Variables.Zip(filled.Variables).Where(place => place.Second.Length == 0).Select(place => place.First).Distinct(StringComparer.Ordinal)
            .Select(variable => TextNote.Advice("Templates.CloudEmpty", reader.Name, variable));
}

/// <summary>A variant to be looked at: as which message it would go, and what is known of where it is used.</summary>
internal sealed record VariantAsked(int No, string Text, string Kind, Guid MessageId, IReadOnlyList<string> Variables, bool IsNext, bool OpensSequence);
