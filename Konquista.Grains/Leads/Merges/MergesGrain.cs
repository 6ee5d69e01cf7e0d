using Orleans.Concurrency;

namespace Konquista.Leads.Merges;

/// <summary>Unites leads and parts them, and lets both look at what is left to them; it is neither of them, so that neither waits for the other.</summary>
[StatelessWorker]
internal sealed class MergesGrain(LeadMerges merges, LeadSplits splits) : Grain, IMerges
{
    public async Task<MergeOutcome> Merge(MergeRequest request)
    {
        var outcome = await merges.Merge(request);
        if (outcome == MergeOutcome.Merged)
        {
            Failpoint.Hit("after-merge");
            await Wake(request.KeptId, request.AbsorbedId);
        }

        return outcome;
    }

    public async Task<SplitOutcome> Split(Guid mergeId, Actor by)
    {
        var (outcome, leads) = await splits.Split(mergeId, by);
        await Wake(leads);
        return outcome;
    }

    // Their reminders go where nothing is left to do; should the silo die before this, they do so at their next tick.
    private Task Wake(params Guid[] leads) =>
        Task.WhenAll(leads.Select(lead => GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Wake()));
}
