using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Account;

[Authorize]
internal sealed class IndexModel(UserManager<User> users, UserList list, Sessions sessions, IStringLocalizer<Texts> texts) : PageModel
{
    public UserRow Me { get; private set; } = null!;

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public Guid? Here => SignedIn.SessionOf(HttpContext);

    private Guid Id => Guid.Parse(users.GetUserId(User)!);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await list.Find(Id, cancel) is not { } me)
        {
            return NotFound();
        }

        Me = me;
        Sessions = await sessions.Of(Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostEndSessionAsync(Guid session, CancellationToken cancel)
    {
        await sessions.End(session, Id, cancel);
        TempData.Say(texts["Sessions.Ended"]);
        return RedirectToPage("Index", new { handler = "" });
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        TempData.Say(texts["Sessions.EndedSome", await sessions.EndAll(Id, Here, cancel)]);
        return RedirectToPage("Index", new { handler = "" });
    }
}
