namespace Konquista.Templates;

/// <summary>One reason why a template may not be used, with the piece of it that is wrong. Prints without the piece.</summary>
[GenerateSerializer, Immutable, Alias("Konquista.Templates.TemplateProblem")]
public sealed record TemplateProblem([property: Id(0)] TemplateProblemKind Kind, [property: Id(1)] string Piece)
{
    public override string ToString() => $"{nameof(TemplateProblem)} {Kind}";
}

/// <summary>What can be wrong with a template.</summary>
public enum TemplateProblemKind
{
    Empty,
    UnknownVariable,
    UnbalancedBraces,
    UnbalancedBrackets,

    /// <summary>Some person could get a text longer than WhatsApp takes.</summary>
    TooLong,
}
