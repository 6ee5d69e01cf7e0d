using System.ComponentModel;
using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>What may be changed about one lead; each goes through the lead's own grain.</summary>
internal sealed class LeadMutations(SendingSystem sending, LeadListing listing, Asker asker, Named named, Problems problems)
{
    [May(Permission.EditLeads)]
    [Description("Replaces what is known of a lead.")]
    public Task<LeadPayload> UpdateLead(Guid id, LeadInput input, CancellationToken cancel) => Change(id, async () =>
        problems.In(input) ?? await sending.Lead(id, lead => lead.Edit(input.ToEdit(asker))) switch
        {
            EditOutcome.Saved => null,
            EditOutcome.Stale => problems.Of(ProblemCode.Stale),
            EditOutcome.UnknownStore => problems.Of(ProblemCode.Invalid, "storeId"),
            EditOutcome.UnknownZone => problems.Of(ProblemCode.Invalid, "timeZone"),
            EditOutcome.NoteTooLong => problems.Of(ProblemCode.Invalid, "note"),
            _ => problems.NotFound,
        }, cancel);

    [May(Permission.EditLeads)]
    [Description("Enters a lead into a campaign.")]
    public Task<LeadPayload> EnrollLead(Guid id, Guid campaignId, bool? again, DateOnly? notBefore, CancellationToken cancel) => Change(id, async () =>
        await named.Missing(cancel, campaign: campaignId) is { } problem ? problem
        : await sending.Lead(id, lead => lead.Enroll(new(campaignId, again ?? false, notBefore, asker.Staff.Name))) is not Entry.Enrolled and var entry
            ? problems.Of(ProblemCode.NotEnrolled, entry)
            : null, cancel);

    [May(Permission.EditLeads)]
    [Description("Ends one passage through a campaign, or without an id all of them.")]
    public Task<LeadPayload> LeaveCampaign(Guid id, Guid? enrollmentId, CancellationToken cancel) => Change(id, async () =>
        await sending.Lead(id, lead => lead.Leave(enrollmentId, asker.Actor)) ? null : problems.NotFound, cancel);

    [May(Permission.Answer)]
    [Description("Pauses a lead's sequences until they are resumed.")]
    public Task<LeadPayload> PauseLead(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Paused, cancel);

    [May(Permission.Answer)]
    [Description("Resumes a lead's sequences.")]
    public Task<LeadPayload> ResumeLead(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Resumed, cancel);

    [May(Permission.Answer)]
    [Description("Notes that a lead asked to be left alone: every sequence ends and nothing is sent.")]
    public Task<LeadPayload> OptOutLead(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.OptedOut, cancel);

    [May(Permission.Answer)]
    [Description("Notes that a lead wants messages again.")]
    public Task<LeadPayload> OptInLead(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.OptedIn, cancel);

    [May(Permission.Answer)]
    [Description("Notes that a lead answered somewhere else: their sequences end and they wait for a person.")]
    public Task<LeadPayload> NoteReply(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Replied, cancel);

    [May(Permission.Answer)]
    [Description("Notes that a person answered a lead: they wait no longer, and campaigns are held for seven days.")]
    public Task<LeadPayload> NoteAnswer(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Answered, cancel);

    [May(Permission.EditLeads)]
    [Description("Forgets who a lead is (LGPD). It cannot be undone, and no file or program brings them in again.")]
    public async Task<DonePayload> EraseLead(Guid id, CancellationToken cancel)
    {
        if (await listing.Find(id, asker.OnlyStore, cancel) is null)
        {
            return DonePayload.No(problems.NotFound);
        }

        return await sending.Lead(id, lead => lead.Erase(asker.Actor)) switch
        {
            EraseOutcome.Erased => DonePayload.Yes,
            EraseOutcome.Busy => DonePayload.No(problems.Of(ProblemCode.Busy)),
            _ => DonePayload.No(problems.NotFound),
        };
    }

    private Task<LeadPayload> Note(Guid id, LeadNoteKind kind, CancellationToken cancel) => Change(id, async () =>
    {
        await sending.Lead(id, lead => lead.Note(new(kind, asker.Staff.Name)));
        return null;
    }, cancel);

    private async Task<LeadPayload> Change(Guid id, Func<Task<Problem?>> change, CancellationToken cancel) =>
        await listing.Find(id, asker.OnlyStore, cancel) is null ? new(Lead: null, problems.NotFound)
        : await change() is { } problem ? new(await listing.Find(id, asker.OnlyStore, cancel), problem)
        : new(await listing.Find(id, asker.OnlyStore, cancel));
}
