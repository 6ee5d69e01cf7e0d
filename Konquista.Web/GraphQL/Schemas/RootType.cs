using GraphQL.Types;

namespace Konquista.Web.GraphQL.Schemas;

/// <summary>A root of the schema, put together from the parts that the nouns give.</summary>
internal sealed class RootType : ObjectGraphType
{
    public RootType(string name, string description, IEnumerable<IObjectGraphType> parts)
    {
        Name = name;
        Description = description;
        foreach (var field in parts.SelectMany(part => part.Fields))
        {
            AddField(field);
        }
    }
}
