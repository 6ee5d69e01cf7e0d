using Konquista.Web.Accounts;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Stores;

[Allows(Permission.Stores)]
internal sealed class IndexModel(StoreList list) : PageModel
{
    public IReadOnlyList<StoreRow> Stores { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Stores = await list.All(cancel);
}
