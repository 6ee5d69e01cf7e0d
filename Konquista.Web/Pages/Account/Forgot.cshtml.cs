using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Konquista.Web.Accounts;
using Konquista.Web.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

/// <summary>Asks for a mail by which another password is chosen; the answer is the same whether or not there is such an account.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ForgotModel(ForgottenPasswords forgotten, Outbox outbox, ResetLimits limits, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty, Required, EmailAddress, StringLength(120)]
    public string Email { get; set; } = "";

    public bool IsOpen => outbox.IsOpen;

    public bool IsAsked { get; private set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsOpen || !ModelState.IsValid)
        {
            return Page();
        }

        if (!limits.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError("", texts["Forgot.TooMany"]);
            return Page();
        }

        await forgotten.Ask(Email.Trim(), CultureInfo.CurrentUICulture.Name, cancel);
        IsAsked = true;
        return Page();
    }
}
