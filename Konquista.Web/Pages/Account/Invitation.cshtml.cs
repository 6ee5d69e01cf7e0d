using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

/// <summary>Where somebody who was asked in chooses a password and comes in.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class InvitationModel(InvitationBook book, SignInManager<User> door, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ChosenPassword Form { get; set; } = new();

    /// <summary>Null when the address opens nothing any more.</summary>
    public Invitation? Invitation { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancel) => Invitation = await book.Find(token, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        Invitation = await book.Find(token, cancel);
        if (Invitation is null || !Form.IsWhole(ModelState, texts))
        {
            return Page();
        }

        var (saved, user) = await book.Accept(token, Form.Next, cancel);
        if (user is not null)
        {
            await door.SignInAsync(user, isPersistent: true);
            TempData.Say(texts["Invitation.Done", Invitation.Name]);
            return LocalRedirect("/");
        }

        if (saved == UserSaved.TooWeak)
        {
            ModelState.AddModelError("Form.Next", texts["Account.WeakPassword"]);
            return Page();
        }

        // Somebody made the account by hand meanwhile, or the address was used in another window.
        Invitation = null;
        return Page();
    }
}
