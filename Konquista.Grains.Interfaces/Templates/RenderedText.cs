using System.Diagnostics.CodeAnalysis;

namespace Konquista.Templates;

/// <summary>What became of a template for one person: a text that may be sent, or why none may. Prints without the text.</summary>
/// <param name="Text">Null if and only if it is refused.</param>
/// <param name="Refusal">Why nothing may be sent.</param>
/// <param name="Unfilled">The variables that had neither a value nor a fallback.</param>
[GenerateSerializer, Immutable, Alias("Konquista.Templates.RenderedText")]
public sealed record RenderedText(
    [property: Id(0)] string? Text,
    [property: Id(1)] RenderRefusal Refusal,
    [property: Id(2)] IReadOnlyList<string> Unfilled)
{
    [MemberNotNullWhen(true, nameof(Text))]
    public bool MaySend => Text is not null;

    public static RenderedText Of(string text) => new(text, RenderRefusal.None, []);

    public static RenderedText Refused(RenderRefusal refusal) => new(null, refusal, []);

    public static RenderedText Missing(IReadOnlyList<string> variables) => new(null, RenderRefusal.Unfilled, variables);

    public override string ToString() => $"{nameof(RenderedText)} {Refusal}";
}

/// <summary>Why a template gives no text for one person.</summary>
public enum RenderRefusal
{
    None,
    Unfilled,
    Malformed,
    Empty,
    TooLong,
}
