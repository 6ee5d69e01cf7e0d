using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Segments;
using Konquista.Web.Stores;

namespace Konquista.Web.GraphQL.Segments;

/// <summary>What may be changed about segments; who belongs to one unit changes only those they made.</summary>
internal sealed class SegmentMutations(SegmentBook book, SegmentList list, StoreList stores, Asker asker, Problems problems)
{
    [May(Permission.ManyLeads)]
    [Description("Keeps a filter of leads under a name, or renames one that is kept.")]
    public async Task<SegmentPayload> SaveSegment(SegmentInput input, CancellationToken cancel)
    {
        var form = input.ToForm();
        return problems.In(form) is { } problem ? new(Segment: null, problem)
            : input.Id is { } id ? await Rename(id, input, form, cancel)
            : await Add(input, form, cancel);
    }

    [May(Permission.ManyLeads)]
    [Description("Removes a segment; the leads that it named stay as they are.")]
    public async Task<DonePayload> RemoveSegment(Guid id, CancellationToken cancel)
    {
        if (await Changeable(id, cancel) is null)
        {
            return DonePayload.No(problems.NotFound);
        }

        await book.Remove(id, asker.Staff.Name, cancel);
        return DonePayload.Yes;
    }

    private async Task<SegmentPayload> Add(SegmentInput input, SegmentForm form, CancellationToken cancel)
    {
        if (input.Filter is not { Search: null } filter)
        {
            return new(Segment: null, problems.Of(ProblemCode.Invalid, "filter"));
        }

        var query = filter.ToQuery();
        query.Filter(asker.OnlyStore, parts: false);
        if (!Segment.MayHold(query, await stores.Choices(asker.OnlyStore, cancel)))
        {
            return new(Segment: null, problems.Saying(ProblemCode.Invalid, "Segments.NoFilter", "filter"));
        }

        var id = Guid.CreateVersion7();
        return await Told(id, await book.Add(id, form, query, asker.Staff.Name, cancel), cancel);
    }

    private async Task<SegmentPayload> Rename(Guid id, SegmentInput input, SegmentForm form, CancellationToken cancel) =>
        await Changeable(id, cancel) is null ? new(Segment: null, problems.NotFound)
        : input.Filter is not null ? new(Segment: null, problems.Of(ProblemCode.Invalid, "filter"))
        : await Told(id, await book.Change(id, form, asker.Staff.Name, cancel), cancel);

    private async Task<SegmentPayload> Told(Guid id, SegmentSaved saved, CancellationToken cancel)
    {
        var now = await list.Find(id, cancel) is { } segment ? new SegmentNode(segment) : null;
        return saved switch
        {
            SegmentSaved.Yes => new(now),
            SegmentSaved.NameTaken => new(now, problems.Of(ProblemCode.NameTaken, "name")),
            SegmentSaved.StoreGone => new(now, problems.Of(ProblemCode.Invalid, "filter")),
            _ => new(now, problems.Of(ProblemCode.Stale)),
        };
    }

    private async Task<Segment?> Changeable(Guid id, CancellationToken cancel) =>
        await list.Find(id, cancel) is { } segment && segment.MayChange(asker.OnlyStore, asker.Staff.Name) ? segment : null;
}
