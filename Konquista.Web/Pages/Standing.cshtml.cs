using Konquista.Web.Accounts;
using Konquista.Web.Live;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages;

[Allows(Permission.See)]
internal sealed class StandingModel(StandingReading reading) : PageModel
{
    public long Waiting { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Waiting = (await reading.Latest(cancel)).Waiting(User.OnlyStore());
}
