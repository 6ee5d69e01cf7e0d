using System.ComponentModel;
using Konquista.Bulks;
using Konquista.Web.Accounts;
using Konquista.Web.Bulks;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Imports;
using Konquista.Web.Segments;
using Konquista.Web.Sending;
using Konquista.Web.Stores;

namespace Konquista.Web.GraphQL.Bulks;

/// <summary>Begins and stops work on many leads; whoever begins it says for how many they agree to it.</summary>
internal sealed class BulkMutations(
    BulkBook book, BulkList list, BulkQueries bulks, SegmentList segments, StoreList stores, ImportList imports, SendingSystem sending, Asker asker, Problems problems)
{
    [May(Permission.ManyLeads)]
    [Description("Begins work on many leads; it goes on by itself, and bulk tells how far it is. While no silo answers it waits for one.")]
    public async Task<BulkPayload> StartBulk(BulkInput input, CancellationToken cancel)
    {
        var id = input.Id ?? Guid.CreateVersion7();
        if (input.Id is not null && await list.Find(id, by: null, cancel) is not null)
        {
            return await bulks.Find(id, cancel) is { } begun ? new(begun) : new(Bulk: null, Problem: problems.NotFound);
        }

        var form = input.ToForm();
        return (problems.In(form) ?? await Wrong(form, cancel)) is { } problem
            ? new(Bulk: null, Problem: problem)
            : await Begin(id, input, form, cancel);
    }

    [May(Permission.ManyLeads)]
    [Description("Stops work after the leads in hand; what is done stays.")]
    public Task<BulkPayload> StopBulk(Guid id, CancellationToken cancel) => Tell(id, bulk => bulk.Stop(asker.Actor), cancel);

    [May(Permission.ManyLeads)]
    [Description("Goes on with work that was stopped.")]
    public Task<BulkPayload> ResumeBulk(Guid id, CancellationToken cancel) => Tell(id, bulk => bulk.Start(), cancel);

    private async Task<BulkPayload> Begin(Guid id, BulkInput input, BulkForm form, CancellationToken cancel)
    {
        var segment = input.SegmentId is { } named ? await segments.Find(named, cancel) : null;
        if (input.SegmentId is not null && segment is null)
        {
            return new(Bulk: null, Problem: problems.Of(ProblemCode.NotFound, "segmentId"));
        }

        if (input.Which(segment?.Query(), asker) is not { } which)
        {
            return new(Bulk: null, Problem: problems.Of(ProblemCode.Invalid, "filter"));
        }

        var total = await book.Write(id, form.Action!, form.Argument, which, input.Leads, asker.Staff.Name, cancel);
        if (total != input.Leads || total == 0)
        {
            return new(Bulk: null, total, problems.Of(ProblemCode.Stale, "leads"));
        }

        await sending.IsBulkStarted(id);
        return new(await bulks.Find(id, cancel));
    }

    private async Task<Problem?> Wrong(BulkForm form, CancellationToken cancel)
    {
        var choices = await BulkChoices.Read(imports, stores, asker.OnlyStore, cancel);
        return form.Problem(choices.Stores, choices.Campaigns, asker.OnlyStore is null) is { } sentence
            ? problems.Saying(ProblemCode.Invalid, sentence, sentence switch
            {
                "Bulks.TagMissing" => "tag",
                "Bulks.CampaignMissing" => "campaignId",
                "Bulks.StoreMissing" => "storeId",
                _ => "action",
            })
            : null;
    }

    private async Task<BulkPayload> Tell(Guid id, Func<IBulkGrain, Task> ask, CancellationToken cancel)
    {
        if (await bulks.Find(id, cancel) is null)
        {
            return new(Bulk: null, Problem: problems.NotFound);
        }

        await sending.Bulk(id, ask);
        return new(await bulks.Find(id, cancel));
    }
}
