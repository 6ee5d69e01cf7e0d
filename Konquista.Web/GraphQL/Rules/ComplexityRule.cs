using GraphQL.Validation.Complexity;

namespace Konquista.Web.GraphQL.Rules;

/// <summary>How deep and how much one operation may ask: lists count by the page that is asked for, the schema itself by its depth alone.</summary>
internal static class ComplexityRule
{
    // The introspection of an explorer is fifteen deep.
    private const int Deepest = 16;
    private const int Most = 20_000;
    private const int RowsOfAList = 10;

    public static ComplexityOptions Options { get; } = Make();

    private static ComplexityOptions Make()
    {
        var options = new ComplexityOptions { MaxDepth = Deepest, MaxComplexity = Most, DefaultListImpactMultiplier = RowsOfAList };
        var usual = options.DefaultComplexityImpactDelegate;
        options.DefaultComplexityImpactDelegate = field =>
            field.ParentType.Name.StartsWith("__", StringComparison.Ordinal) || field.FieldDefinition.Name is "__schema" or "__type"
                ? new(0, 1)
                : usual(field);
        return options;
    }
}
