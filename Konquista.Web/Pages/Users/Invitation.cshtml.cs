using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Konquista.Web.Kit;
using Konquista.Web.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Users;

/// <summary>Sends an open invitation anew or takes it back; without mail it shows the new address once.</summary>
[Allows(Permission.Users)]
[ResponseCache(NoStore = true)]
internal sealed class InvitationModel(InvitationBook book, Outbox outbox, WebSettings settings, IStringLocalizer<Texts> texts) : PageModel
{
    public Uri Link { get; private set; } = null!;

    public IActionResult OnGet() => Home();

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancel)
    {
        if (await book.Again(id, this.Actor().Name, cancel) is not { Invitation: { } invitation, Ticket: { } ticket })
        {
            TempData.Warn(texts["Invitations.Gone"]);
            return Home();
        }

        if (outbox.IsOpen)
        {
            TempData.Say(texts["Invite.Sent", invitation.Name]);
            return Home();
        }

        Link = settings.AddressOf(Request, InvitationBook.Path + ticket.Secret);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancel)
    {
        if (await book.Withdraw(id, this.Actor().Name, cancel) is { } email)
        {
            TempData.Say(texts["Invitations.Withdrawn", email]);
        }
        else
        {
            TempData.Warn(texts["Invitations.Gone"]);
        }

        return Home();
    }

    private RedirectToPageResult Home() => RedirectToPage("Index", new { id = "", handler = "" });
}
