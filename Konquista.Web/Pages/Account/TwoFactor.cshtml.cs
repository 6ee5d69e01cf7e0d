using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

[Authorize]
[ResponseCache(NoStore = true)]
internal sealed class TwoFactorModel(UserManager<User> users, OwnAccount account, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public Proof Form { get; set; } = new();

    public bool IsOn { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>What an app needs, while it has not been confirmed.</summary>
    public string? Secret { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>Only right after they were made.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostBeginAsync()
    {
        if (await users.GetUserAsync(User) is { } user)
        {
            await account.BeginTwoFactor(user);
        }

        return RedirectToPage("TwoFactor", new { handler = "" });
    }

    public async Task<IActionResult> OnPostOnAsync(CancellationToken cancel)
    {
        if (await Load() is not { } user)
        {
            return NotFound();
        }

        Codes = Secret is not null && ModelState.IsValid ? await account.TurnOnTwoFactor(user, Form.Code ?? "", cancel) : null;
        if (Codes is null)
        {
            ModelState.AddModelError("Form.Code", texts["TwoFactor.CodeWrong"]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancel)
    {
        if (await Load() is not { } user)
        {
            return NotFound();
        }

        var outcome = await account.TurnOffTwoFactor(user, Form.Password ?? "", cancel);
        if (outcome == PasswordChange.Yes)
        {
            TempData.Say(texts["TwoFactor.TurnedOff"]);
            return RedirectToPage("Index", new { handler = "" });
        }

        ModelState.AddModelError("", texts[outcome == PasswordChange.Locked ? "Account.Locked" : "Account.WrongPassword"]);
        return Page();
    }

    private async Task<User?> Load()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return null;
        }

        (IsOn, CodesLeft) = (user.TwoFactorEnabled, await users.CountRecoveryCodesAsync(user));
        Secret = IsOn ? null : await users.GetAuthenticatorKeyAsync(user);
        Address = Secret is null ? "" : TwoFactor.Address(user, Secret);
        return user;
    }

    internal sealed class Proof
    {
        [StringLength(40)]
        public string? Code { get; set; }

        [StringLength(256)]
        public string? Password { get; set; }
    }
}
