using Konquista.Web.Accounts;
using Konquista.Web.Clients;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Clients;

[Allows(Permission.Integrations)]
internal sealed class IndexModel(ApiClients clients, AccessTokens tokens, AccessTokenBook book, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<ApiClient> Clients { get; private set; } = [];

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Clients = await clients.All(cancel);
        Tokens = await tokens.Of(user: null, cancel);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken cancel)
    {
        if (!await book.Revoke(token, user: null, this.Actor().Name, cancel))
        {
            return NotFound();
        }

        TempData.Say(texts["Tokens.Revoked"]);
        return RedirectToPage("Index", new { handler = "" });
    }
}
