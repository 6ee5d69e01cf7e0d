using System.ComponentModel;

namespace Konquista.Web.GraphQL.Paging;

/// <summary>One row of a page.</summary>
[May]
[Description("One row of a page and the cursor after which the next page begins.")]
internal sealed record Edge<T>(
    [property: Description("Where to go on after this row.")] string Cursor,
    [property: Description("The row.")] T Node);
