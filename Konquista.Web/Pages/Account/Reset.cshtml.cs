using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

/// <summary>Where another password is chosen by an address that came by mail; coming in stays the matter of the door, with its second step.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ResetModel(ForgottenPasswords forgotten, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ChosenPassword Form { get; set; } = new();

    public bool IsOpen { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancel) => IsOpen = await forgotten.IsOpen(token, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        IsOpen = await forgotten.IsOpen(token, cancel);
        if (!IsOpen || !Form.IsWhole(ModelState, texts))
        {
            return Page();
        }

        var saved = await forgotten.Choose(token, Form.Next, cancel);
        if (saved == UserSaved.Yes)
        {
            return RedirectToPage("SignIn", new { changed = true });
        }

        IsOpen = saved == UserSaved.TooWeak;
        ModelState.AddModelError("Form.Next", texts["Account.WeakPassword"]);
        return Page();
    }
}
