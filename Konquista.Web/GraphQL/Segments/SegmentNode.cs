using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.Segments;

namespace Konquista.Web.GraphQL.Segments;

/// <summary>A filter of leads under a name, as the schema shows it.</summary>
[May(Permission.See)]
[Name("Segment")]
[Description("A filter of leads under a name; who is in it is found anew each time.")]
internal sealed class SegmentNode(Segment segment)
{
    [Description("Never changes.")]
    public Guid Id => segment.Id;

    [Description("As people call it.")]
    public string Name => segment.Name;

    [Description("The filter as JSON.")]
    public string Filter => segment.Filter;

    [Description("Who made it.")]
    public string CreatedBy => segment.CreatedBy;

    [Description("Counts the changes.")]
    public int Version => segment.Version;

    [Description("How many leads it names now; 10001 stands for more than ten thousand, null for too many to count quickly.")]
    public Task<int?> Count([FromServices] SegmentCounts counts, [FromServices] Asker asker, CancellationToken cancel) =>
        counts.Of(segment, asker.OnlyStore, cancel);
}
