using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Phones;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Phones;

[Allows(Permission.See, Permission.Phones)]
internal sealed class IndexModel(PhoneList list, PhoneBook book, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<PhoneRow> Phones { get; private set; } = [];

    public bool HasSandbox => book.HasSandbox;

    public async Task OnGetAsync(CancellationToken cancel) => Phones = await list.All(User.OnlyStore(), cancel);

    public async Task<IActionResult> OnGetListAsync(CancellationToken cancel) => Partial("_List", await list.All(User.OnlyStore(), cancel));

    /// <summary>A test number in the pool of all campaigns, or of one's own store.</summary>
    public async Task<IActionResult> OnPostSandboxAsync(CancellationToken cancel)
    {
        if (!book.HasSandbox)
        {
            return NotFound();
        }

        var only = User.OnlyStore();
        var pools = only is null ? (await list.OpenCampaigns(cancel)).Select(campaign => campaign.Id).ToArray() : [];
        var added = await book.AddSandbox(only, pools, this.Actor().Name, cancel);
        TempData.Tell(added?.Saved.Said ?? texts["Phones.SandboxFailed"], added?.Saved.Works == true);
        return added is { } phone ? RedirectToPage("Show", new { phone.Id }) : RedirectToPage("Index");
    }
}
