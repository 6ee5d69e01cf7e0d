using Konquista.Templates;
using StableHash = Konquista.Templates.StableHash;

namespace Konquista.Web.Templates;

/// <summary>A template as one person would get it: each of its variants, and which of them is to come.</summary>
internal sealed record Preview(Reader Reader, ComingStep? Next, IReadOnlyList<VariantLook> Looks)
{
    /// <summary>Before anything is asked for.</summary>
    public static Preview None { get; } = new(Reader.Example, null, []);

    public static Preview Of(TemplateForm form, Reader reader, ComingStep? next, bool opensSequence)
    {
        var texts = form.Texts();
        var message = next is null ? StableHash.Guid("preview", reader.Id.ToString("N")) : TemplateText.MessageOf(next.EnrollmentId, next.Step);
        var chosen = next is null ? 0 : TemplateText.VariantOf(message, texts.Count);
        var variables = form.IsCloud ? form.Variables() : [];
        return new(reader, next,
        [
            .. texts.Select((text, at) => VariantLook.Of(
                new(at + 1, text, form.Kind, message, variables, at + 1 == chosen, opensSequence), reader)),
        ]);
    }
}
