using System.ComponentModel;

namespace Konquista.Web.GraphQL.Paging;

/// <summary>How to go on from a page, in both directions.</summary>
[May]
[Description("How to go on from a page.")]
internal sealed record PageInfo(
    [property: Description("True when there are rows after this page.")] bool HasNextPage,
    [property: Description("True when there are rows before this page.")] bool HasPreviousPage,
    [property: Description("The first row's cursor.")] string? StartCursor,
    [property: Description("The last row's cursor: give it as after to get the next page.")] string? EndCursor);
