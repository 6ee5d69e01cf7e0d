using System.ComponentModel;

namespace Konquista.Web.GraphQL.Paging;

/// <summary>One page of a list, by the rules of Relay; how many there are in all is counted only when somebody asks.</summary>
[May]
[Description("One page of a list, and how to go on.")]
internal sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, Func<CancellationToken, Task<int>> count)
{
    [Description("The rows of the page, each with its cursor.")]
    public IReadOnlyList<Edge<T>> Edges => edges;

    [Description("The rows of the page.")]
    public IEnumerable<T> Nodes => edges.Select(edge => edge.Node);

    [Description("How to go on.")]
    public PageInfo PageInfo => pageInfo;

    [Description("How many rows all pages have together. It is counted only when it is asked for, which takes time on long lists.")]
    public Task<int> TotalCount(CancellationToken cancel) => count(cancel);
}
