using GraphQLParser;
using GraphQLParser.AST;

namespace Konquista.Web.GraphQL.Documents;

/// <summary>How much a document asks for once its fragments are put in, told before any rule looks at it: what is too large costs nothing more.</summary>
internal sealed class DocumentSize
{
    public const int MostFields = 1500;

    /// <summary>At the root, where each field costs statements of its own.</summary>
    public const int MostAtRoot = 30;

    private const int MostDefinitions = 100;

    private readonly GraphQLDocument _document;
    private readonly Dictionary<string, (long Fields, long AtTop)> _fragments = new(StringComparer.Ordinal);

    private DocumentSize(GraphQLDocument document) => _document = document;

    /// <summary>One sentence; null when the document is small enough.</summary>
    public static string? Problem(GraphQLDocument document)
    {
        if (document.Definitions.Count > MostDefinitions)
        {
            return $"A document has at most {MostDefinitions} operations and fragments.";
        }

        var size = new DocumentSize(document);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var (fields, atTop) = size.Of(operation.SelectionSet);
            if (fields > MostFields)
            {
                return $"An operation asks for at most {MostFields} fields.";
            }

            if (atTop > MostAtRoot)
            {
                return $"An operation asks for at most {MostAtRoot} fields at its root.";
            }
        }

        return null;
    }

    private (long Fields, long AtTop) Of(GraphQLSelectionSet? selections)
    {
        var (fields, atTop) = (0L, 0L);
        foreach (var selection in selections?.Selections ?? [])
        {
            var (inside, here) = selection switch
            {
                GraphQLField field => (1 + Of(field.SelectionSet).Fields, 1L),
                GraphQLInlineFragment inline => Of(inline.SelectionSet),
                GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name),
                _ => (0L, 0L),
            };
            fields = Math.Min(fields + inside, int.MaxValue);
            atTop = Math.Min(atTop + here, int.MaxValue);
        }

        return (fields, atTop);
    }

    // Nothing is known yet of a fragment that is being counted: one that holds itself is refused by another rule.
    private (long Fields, long AtTop) OfFragment(ROM name)
    {
        var key = name.ToString();
        if (!_fragments.TryGetValue(key, out var known))
        {
            _fragments[key] = (0, 0);
            known = _fragments[key] = Of(_document.FindFragmentDefinition(name)?.SelectionSet);
        }

        return known;
    }
}
