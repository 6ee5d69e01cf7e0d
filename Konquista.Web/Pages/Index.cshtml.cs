using Konquista.Web.Accounts;
using Konquista.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages;

[Allows(Permission.See)]
internal sealed class IndexModel(LiveReading reading) : PageModel
{
    public LiveSnapshot Live { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Live = await reading.Read(cancel);

    public async Task<IActionResult> OnGetLiveAsync(CancellationToken cancel) => Partial("_Live", await reading.Read(cancel));
}
