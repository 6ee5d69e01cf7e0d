using GraphQL.Types;
using GraphQLParser.AST;

namespace Konquista.Web.GraphQL.Schemas;

/// <summary>GraphQL's String as far as PostgreSQL can keep it: no zero character, no half of a pair, no more than a long text.</summary>
internal sealed class PlainTextType : StringGraphType
{
    private const int Longest = 20_000;

    public PlainTextType() => Name = "String";

    public override bool CanParseLiteral(GraphQLValue value) => base.CanParseLiteral(value) && (value is not GraphQLStringValue text || IsPlain((string)text.Value));

    public override bool CanParseValue(object? value) => base.CanParseValue(value) && (value is not string text || IsPlain(text));

    public override object? ParseLiteral(GraphQLValue value) => CanParseLiteral(value) ? base.ParseLiteral(value) : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => CanParseValue(value) ? base.ParseValue(value) : ThrowValueConversionError("(not shown)");

    public static bool IsPlain(string text)
    {
        if (text.Length > Longest || text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
