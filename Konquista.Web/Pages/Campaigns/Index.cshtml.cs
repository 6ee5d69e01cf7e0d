using Konquista.Web.Accounts;
using Konquista.Web.Campaigns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Campaigns;

[Allows(Permission.See, Permission.Campaigns)]
internal sealed class IndexModel(CampaignList list, CampaignNumbers numbers) : PageModel
{
    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    /// <summary>Null until they are asked for: they take longer than the rest of the page.</summary>
    public IReadOnlyDictionary<Guid, SentNumbers>? Numbers { get; private set; }

    public async Task OnGetAsync(bool counted, CancellationToken cancel)
    {
        Campaigns = await list.All(User.OnlyStore(), cancel);
        Numbers = counted ? await numbers.OfAll(User.OnlyStore(), cancel) : null;
    }

    public async Task<IActionResult> OnGetRowsAsync(CancellationToken cancel)
    {
        await OnGetAsync(counted: true, cancel);
        return Partial("_Rows", this);
    }
}
