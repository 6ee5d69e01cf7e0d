using Konquista.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages;

internal sealed class IndexModel(LiveLine line) : PageModel
{
    public LiveSnapshot Live { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Live = await line.Latest(cancel);

    public async Task<IActionResult> OnGetLiveAsync(CancellationToken cancel) => Partial("_Live", await line.Latest(cancel));
}
