using System.ComponentModel;
using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Leads;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Makes one person of two leads and two of one; both must be the asker's to see.</summary>
internal sealed class MergeMutations(
    SendingSystem sending, PeopleList sides, PersonReading people, SuggestionList suggestions, LeadListing leads, Asker asker, Problems problems)
{
    [May(Permission.EditLeads)]
    [Description("Puts the record of one lead under another's, whose campaigns and preferred number stay. Give the versions that you read.")]
    public async Task<LeadPayload> MergeLeads(Guid keepId, int keepVersion, Guid otherId, int otherVersion, CancellationToken cancel)
    {
        if ((await sides.Read([keepId, otherId], asker.OnlyStore, cancel)).Count != 2)
        {
            return new(Lead: null, problems.NotFound);
        }

        var outcome = await sending.Merge(new(keepId, keepVersion, otherId, otherVersion, asker.Actor));
        return new(await leads.Find(keepId, asker.OnlyStore, cancel), outcome switch
        {
            MergeOutcome.Merged => null,
            MergeOutcome.Busy => problems.Of(ProblemCode.Busy),
            MergeOutcome.Stale => problems.Of(ProblemCode.Stale),
            _ => problems.NotFound,
        });
    }

    [May(Permission.EditLeads)]
    [Description("Takes back a merge, by its id in merges: what was moved goes back, what happened since stays where it happened.")]
    public async Task<LeadPayload> SplitLead(Guid leadId, Guid mergeId, CancellationToken cancel)
    {
        if (await leads.Find(leadId, asker.OnlyStore, cancel) is null
            || (await people.Read(leadId, asker.OnlyStore, cancel)).Merges.All(merge => merge.Id != mergeId))
        {
            return new(Lead: null, problems.NotFound);
        }

        var outcome = await sending.Split(mergeId, asker.Actor);
        return new(await leads.Find(leadId, asker.OnlyStore, cancel), outcome switch
        {
            SplitOutcome.Split => null,
            SplitOutcome.UnknownMerge => problems.NotFound,
            _ => problems.Of(ProblemCode.OutOfTurn, outcome),
        });
    }

    [May(Permission.EditLeads)]
    [Description("Says that two leads are two people: nobody is asked about them again.")]
    public async Task<DonePayload> DismissDuplicate(Guid id, CancellationToken cancel) =>
        await suggestions.Dismiss(id, asker.OnlyStore, asker.Staff.Name, cancel) ? DonePayload.Yes : DonePayload.No(problems.NotFound);
}
