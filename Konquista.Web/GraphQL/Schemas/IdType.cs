using GraphQL.Types;
using GraphQLParser.AST;

namespace Konquista.Web.GraphQL.Schemas;

/// <summary>GraphQL's ID as ids are here: what is not a UUID is refused before anything is asked.</summary>
internal sealed class IdType : IdGraphType
{
    public IdType() => Name = "ID";

    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue || (value is GraphQLStringValue text && Guid.TryParse(text.Value, out _));

    public override bool CanParseValue(object? value) => value is null || (value is string text && Guid.TryParse(text, out _));

    public override object? ParseLiteral(GraphQLValue value) => CanParseLiteral(value) ? base.ParseLiteral(value) : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => CanParseValue(value) ? base.ParseValue(value) : ThrowValueConversionError(value);
}
