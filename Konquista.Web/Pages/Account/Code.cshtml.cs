using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class CodeModel(SignInManager<User> door, UserManager<User> users, IStringLocalizer<Texts> texts) : PageModel
{
    private const int Digits = 6;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public SecondStep Form { get; set; } = new();

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await door.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("SignIn") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await door.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return RedirectToPage("SignIn");
        }

        if (ModelState.IsValid && await IsIn(user, Form.Code))
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        }

        Problem = texts["SignIn.CodeWrong"];
        return Page();
    }

    /// <summary>By a code of the app, or else by one of those that were written down; wrong ones count as wrong passwords do.</summary>
    private async Task<bool> IsIn(User user, string given)
    {
        var code = given.Replace(" ", "", StringComparison.Ordinal);
        if (code.Length == Digits && code.All(char.IsAsciiDigit))
        {
            return (await door.TwoFactorAuthenticatorSignInAsync(code, isPersistent: true, rememberClient: false)).Succeeded;
        }

        if (!await door.CanSignInAsync(user) || await users.IsLockedOutAsync(user))
        {
            return false;
        }

        if ((await door.TwoFactorRecoveryCodeSignInAsync(code.ToUpperInvariant())).Succeeded)
        {
            return true;
        }

        await users.AccessFailedAsync(user);
        return false;
    }

    internal sealed class SecondStep
    {
        [Required, StringLength(40)]
        public string Code { get; set; } = "";
    }
}
