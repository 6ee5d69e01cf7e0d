using Konquista.Web.Accounts;
using Konquista.Web.Bulks;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Bulks;

[Allows(Permission.ManyLeads)]
internal sealed class IndexModel(BulkList list) : PageModel
{
    public IReadOnlyList<BulkRow> Bulks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Bulks = await list.All(User.OnlyStore() is null ? null : this.Actor().Name, cancel);
}
