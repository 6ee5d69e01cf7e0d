using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.Rest;

/// <summary>One page of a list; next is null at its end, else what to give as after.</summary>
internal sealed record RestPage<T>(IReadOnlyList<T> Items, string? Next)
{
    public static RestPage<T> Of<TRow>(Connection<TRow> page, Func<TRow, T> row) =>
        new([.. page.Nodes.Select(row)], page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null);
}
