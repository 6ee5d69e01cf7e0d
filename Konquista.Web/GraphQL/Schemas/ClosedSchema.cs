using GraphQL.Types;

namespace Konquista.Web.GraphQL.Schemas;

/// <summary>Lets no schema start in which somebody forgot to say who may ask for a field, or what a type or field is.</summary>
internal static class ClosedSchema
{
    /// <summary>What is missing, one sentence each.</summary>
    public static IReadOnlyList<string> Gaps(ISchema schema) =>
    [
        .. from type in schema.AllTypes
           where !type.Name.StartsWith("__", StringComparison.Ordinal)
           from gap in GapsOf(schema, type)
           orderby gap
           select gap,
    ];

    public static void Demand(ISchema schema)
    {
        if (Gaps(schema) is { Count: > 0 } gaps)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, gaps));
        }
    }

    private static IEnumerable<string> GapsOf(ISchema schema, IGraphType type) =>
    [
        .. from said in Descriptions(type) where string.IsNullOrWhiteSpace(said.Description) select $"{said.Name} has no description.",
        .. from field in (type as IObjectGraphType)?.Fields ?? []
           where !MayAttribute.IsSaid(field) && (IsRoot(schema, type) || !MayAttribute.IsSaid(type))
           select $"{type.Name}.{field.Name} does not say who may ask for it.",
    ];

    private static IEnumerable<(string Name, string? Description)> Descriptions(IGraphType type) =>
    [
        .. type is ScalarGraphType and not EnumerationGraphType ? [] : new[] { (type.Name, type.Description) },
        .. (type as EnumerationGraphType)?.Values.Select(word => ($"{type.Name}.{word.Name}", word.Description)) ?? [],
        .. (type as IComplexGraphType)?.Fields.Select(field => ($"{type.Name}.{field.Name}", field.Description)) ?? [],
    ];

    private static bool IsRoot(ISchema schema, IGraphType type) => type == schema.Query || type == schema.Mutation || type == schema.Subscription;
}
