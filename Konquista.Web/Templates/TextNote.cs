using Konquista.Templates;

namespace Konquista.Web.Templates;

/// <summary>Something to say about a text: the key of a sentence and what stands in it. A mistake keeps it from being saved or sent, a
/// piece of advice does not.</summary>
internal sealed record TextNote(string Key, bool IsMistake, params object[] Arguments)
{
    public static TextNote Mistake(string key, params object[] arguments) => new(key, IsMistake: true, arguments);

    public static TextNote Advice(string key, params object[] arguments) => new(key, IsMistake: false, arguments);

    public static TextNote Of(TemplateProblem problem, int longest) => problem.Kind switch
    {
        TemplateProblemKind.Empty => Mistake("Templates.TextEmpty"),
        TemplateProblemKind.UnknownVariable => Mistake("Templates.UnknownVariable", problem.Piece),
        TemplateProblemKind.UnbalancedBraces => Mistake("Templates.UnbalancedBraces", problem.Piece),
        TemplateProblemKind.UnbalancedBrackets => Mistake("Templates.UnbalancedBrackets", problem.Piece),
        _ => Mistake("Templates.TextTooLong", problem.Piece, longest),
    };
}
