using System.ComponentModel;
using Konquista.Feed;
using Konquista.Web.Accounts;
using Konquista.Web.Feed;

namespace Konquista.Web.GraphQL.Feed;

/// <summary>Some facts after a cursor, and where to go on.</summary>
[May(Permission.See)]
[Description("Some facts after a cursor, and where to go on.")]
internal sealed class FactPage(IReadOnlyList<Fact> facts, FeedCursor end, bool hasMore)
{
    [Description("The facts, the oldest first.")]
    public IEnumerable<FactNode> Nodes => facts.Select(fact => new FactNode(fact));

    [Description("Give it as after to go on, here or in a subscription; facts that are not yours to see lie behind it too.")]
    public string EndCursor => end.ToString();

    [Description("True when there is more to read now.")]
    public bool HasNextPage => hasMore;
}
