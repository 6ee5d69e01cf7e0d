using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

[Authorize(AccountSetup.AnyPassword)]
[ResponseCache(NoStore = true)]
internal sealed class PasswordModel(UserManager<User> users, OwnAccount account, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public NewPassword Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return NotFound();
        }

        if (!IsWhole())
        {
            return Page();
        }

        var outcome = await account.ChangePassword(user, Form.Current, Form.Next, SignedIn.SessionOf(HttpContext), cancel);
        if (outcome == PasswordChange.Yes)
        {
            TempData.Say(texts["Account.PasswordSaved"]);
            return LocalRedirect("/");
        }

        Explain(outcome);
        return Page();
    }

    private bool IsWhole()
    {
        if (ModelState.IsValid && Form.Next != Form.Again)
        {
            ModelState.AddModelError("Form.Again", texts["Account.NotAgain"]);
        }

        return ModelState.IsValid;
    }

    private void Explain(PasswordChange outcome)
    {
        var (field, sentence) = outcome switch
        {
            PasswordChange.Same => ("Form.Next", "Account.SamePassword"),
            PasswordChange.TooWeak => ("Form.Next", "Account.WeakPassword"),
            PasswordChange.Locked => ("Form.Current", "Account.Locked"),
            _ => ("Form.Current", "Account.WrongPassword"),
        };
        ModelState.AddModelError(field, texts[sentence]);
    }

    internal sealed class NewPassword
    {
        [Required, StringLength(256)]
        public string Current { get; set; } = "";

        [Required, StringLength(256)]
        public string Next { get; set; } = "";

        [Required, StringLength(256)]
        public string Again { get; set; } = "";
    }
}
