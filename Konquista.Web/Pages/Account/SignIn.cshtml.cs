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
internal sealed class SignInModel(SignInManager<User> door, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Credentials Form { get; set; } = new();

    public string? Problem { get; private set; }

    /// <summary>A form was sent after the session had ended.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    /// <summary>Another password was just chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Changed { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Home() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            Problem = texts["SignIn.Wrong"];
            return Page();
        }

        var outcome = await door.PasswordSignInAsync(Form.Email.Trim(), Form.Password, isPersistent: true, lockoutOnFailure: true);
        if (outcome.Succeeded)
        {
            return Home();
        }

        if (outcome.RequiresTwoFactor)
        {
            return RedirectToPage("Code", new { returnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null });
        }

        // The same sentence whether or not there is such an account, and whether or not it is locked.
        Problem = texts["SignIn.Wrong"];
        return Page();
    }

    private LocalRedirectResult Home() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    internal sealed class Credentials
    {
        [Required, StringLength(256)]
        public string Email { get; set; } = "";

        [Required, StringLength(256)]
        public string Password { get; set; } = "";
    }
}
