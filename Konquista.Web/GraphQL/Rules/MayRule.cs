using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.Rules;

/// <summary>Lets nobody ask for a field or a type that does not allow it to them. It runs for each request, also where the document is known already.</summary>
internal sealed class MayRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        var staff = context.User is { } user ? Staff.Of(user) : new("", "", Guid.Empty);
        return new(new MatchingNodeVisitor<GraphQLField>((_, inner) => Check(inner, staff)));
    }

    private static void Check(ValidationContext context, Staff staff)
    {
        if (context.TypeInfo.GetFieldDef() is not { } field || context.TypeInfo.GetParentType()?.GetNamedType() is not { } parent || IsOfTheLanguage(field, parent))
        {
            return;
        }

        var isParentOpen = IsRoot(context.Schema, parent) || MayAttribute.Allows(parent, staff);
        var isFieldOpen = MayAttribute.IsSaid(field) ? MayAttribute.Allows(field, staff) : !IsRoot(context.Schema, parent);
        if (!isParentOpen || !isFieldOpen)
        {
            context.ReportError(AccessDenied.To($"{parent.Name}.{field.Name}", context.User?.Identity?.IsAuthenticated is true));
        }
    }

    // Whether the schema may be looked at is decided by another rule.
    private static bool IsOfTheLanguage(FieldType field, IGraphType parent) =>
        field.Name.StartsWith("__", StringComparison.Ordinal) || parent.Name.StartsWith("__", StringComparison.Ordinal);

    private static bool IsRoot(ISchema schema, IGraphType type) => type == schema.Query || type == schema.Mutation || type == schema.Subscription;
}
