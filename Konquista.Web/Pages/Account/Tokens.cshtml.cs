using Konquista.Web.Accounts;
using Konquista.Web.Clients;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

[Authorize]
[ResponseCache(NoStore = true)]
internal sealed class TokensModel(UserManager<User> users, AccessTokens tokens, AccessTokenBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public AccessTokenForm Form { get; set; } = new();

    public IReadOnlyList<AccessToken> Rows { get; private set; } = [];

    /// <summary>Only right after it was made.</summary>
    public Credential? Made { get; private set; }

    public ScopeChoices Choices => ScopeChoices.Of(Staff.Of(User), Form.Scopes);

    private Guid Id => Guid.Parse(users.GetUserId(User)!);

    private string By => this.Actor().Name;

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await tokens.Of(Id, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!AccessTokenForm.Spans.Contains(Form.Days))
        {
            ModelState.AddModelError("Form.Days", texts["Input.Wrong"]);
        }

        if (!Choices.Allowed)
        {
            ModelState.AddModelError("", texts["Clients.NoScope"]);
        }

        if (ModelState.IsValid)
        {
            await Make(cancel);
        }

        Rows = await tokens.Of(Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken cancel)
    {
        if (!await book.Revoke(token, Id, By, cancel))
        {
            return NotFound();
        }

        TempData.Say(texts["Tokens.Revoked"]);
        return RedirectToPage("Tokens", new { handler = "" });
    }

    private async Task Make(CancellationToken cancel)
    {
        if (await book.Create(Id, Form, Choices.Written, By, cancel) is not { } text)
        {
            ModelState.AddModelError("", texts["Tokens.TooMany", AccessTokenBook.Most]);
            return;
        }

        Made = new(text, Client: null);
        ModelState.Clear();
        Form = new();
    }
}
