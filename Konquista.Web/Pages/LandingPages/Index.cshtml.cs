using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Konquista.Web.LandingPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.LandingPages;

[Allows(Permission.See, Permission.LandingPages)]
internal sealed class IndexModel(LandingPageList list, WebSettings settings) : PageModel
{
    public IReadOnlyList<LandingPageRow> Pages { get; private set; } = [];

    /// <summary>Those that were put out of the list instead of the others.</summary>
    [FromQuery]
    public bool Archived { get; init; }

    public int Aside { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        (Pages, Aside) = (await list.All(User.OnlyStore(), Archived, cancel), await list.Archived(User.OnlyStore(), cancel));

    public async Task<IActionResult> OnGetRowsAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        return Partial("_Rows", this);
    }

    public Uri AddressOf(LandingPageRow page) => settings.AddressOf(Request, page.Path);
}
