using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Paging;
using Konquista.Web.Segments;

namespace Konquista.Web.GraphQL.Segments;

/// <summary>What may be asked about segments.</summary>
internal sealed class SegmentQueries(SegmentList list, LeadListing leads, Asker asker)
{
    [May(Permission.See)]
    [Name("segment")]
    [Description("One segment; null when there is none.")]
    public async Task<SegmentNode?> Find(Guid id, CancellationToken cancel) => await list.Find(id, cancel) is { } segment ? new(segment) : null;

    [May(Permission.See)]
    [Description("All segments, by name.")]
    public async Task<IEnumerable<SegmentNode>> Segments(CancellationToken cancel) => (await list.All(cancel)).Select(segment => new SegmentNode(segment));

    [May(Permission.See)]
    [Description("The leads that a segment names now; null when there is no such segment.")]
    public async Task<Connection<Lead>?> SegmentLeads(
        Guid id, LeadOrder? order, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        await list.Find(id, cancel) is { } segment
            ? await leads.Page(
                segment.Query().Filter(asker.OnlyStore, parts: false), order ?? new(), keyset => keyset.Slice(first, after, last, before), cancel)
            : null;
}
