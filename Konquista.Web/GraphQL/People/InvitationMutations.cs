using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Languages;
using Konquista.Web.Mail;

namespace Konquista.Web.GraphQL.People;

/// <summary>Asks people in and takes it back; where no mail is sent, the path by which they come in is told once.</summary>
internal sealed class InvitationMutations(
    InvitationBook book, InvitationList list, Outbox outbox, UserOutcomes outcomes, Asker asker, Problems problems)
{
    [May(Permission.Users)]
    [Description("Asks somebody in, for 72 hours.")]
    public async Task<InvitationPayload> InviteUser(InvitationInput input, CancellationToken cancel)
    {
        var form = input.ToForm();
        var problem = string.IsNullOrWhiteSpace(form.Email) ? problems.Of(ProblemCode.Invalid, "email")
            : !LanguageSetup.All.Contains(form.Language) ? problems.Of(ProblemCode.Invalid, "language")
            : await outcomes.Wrong(form, cancel);
        return problem is not null
            ? new(Invitation: null, Problem: problem)
            : await Told(await book.Invite(form, form.Email!.Trim(), asker.Staff.Name, cancel), cancel);
    }

    [May(Permission.Users)]
    [Description("Sends an open invitation anew, for 72 hours from now; what was sent before opens nothing any more.")]
    public async Task<InvitationPayload> RenewInvitation(Guid id, CancellationToken cancel) =>
        await book.Again(id, asker.Staff.Name, cancel) is { } again ? await Told(again, cancel) : new(Invitation: null, Problem: problems.NotFound);

    [May(Permission.Users)]
    [Description("Takes an open invitation back.")]
    public async Task<DonePayload> WithdrawInvitation(Guid id, CancellationToken cancel) =>
        await book.Withdraw(id, asker.Staff.Name, cancel) is null ? DonePayload.No(problems.NotFound) : DonePayload.Yes;

    private async Task<InvitationPayload> Told(Invited invited, CancellationToken cancel)
    {
        if (invited is not { Invitation: { } invitation, Ticket: { } ticket })
        {
            return new(Invitation: null, Problem: outcomes.Of(invited.Saved));
        }

        var row = (await list.All(cancel)).FirstOrDefault(known => known.Id == invitation.Id);
        return new(row is null ? null : new(row), outbox.IsOpen ? null : InvitationBook.Path + ticket.Secret);
    }
}
