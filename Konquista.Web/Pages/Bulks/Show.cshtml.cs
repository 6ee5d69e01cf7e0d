using Konquista.Web.Accounts;
using Konquista.Web.Bulks;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Bulks;

[Allows(Permission.ManyLeads)]
internal sealed class ShowModel(BulkList list, SendingSystem sending) : PageModel
{
    public BulkRow Bulk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetProgressAsync(Guid id, CancellationToken cancel) =>
        await Load(id, cancel) ? Partial("_Progress", Bulk) : NotFound();

    public Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken cancel) => Tell(id, bulk => bulk.Stop(this.Actor()), cancel);

    public Task<IActionResult> OnPostGoOnAsync(Guid id, CancellationToken cancel) => Tell(id, bulk => bulk.Start(), cancel);

    private async Task<IActionResult> Tell(Guid id, Func<Konquista.Bulks.IBulkGrain, Task> ask, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        await sending.Bulk(id, ask);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var bulk = await list.Find(id, User.OnlyStore() is null ? null : this.Actor().Name, cancel);
        Bulk = bulk!;
        return bulk is not null;
    }
}
