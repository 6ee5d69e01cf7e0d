using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

/// <summary>Shows two leads side by side and what would become of them as one person, before anybody agrees to it.</summary>
[Allows(Permission.EditLeads)]
internal sealed class MergeModel(PeopleList people, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    public PersonSide Kept { get; private set; } = null!;

    public PersonSide Absorbed { get; private set; } = null!;

    /// <summary>The one that goes is in a campaign, the one that stays is in none.</summary>
    public bool WouldLoseCampaign => Absorbed.Campaigns.Length > 0 && Kept is { Campaigns.Length: 0, Stops: null };

    public async Task<IActionResult> OnGetAsync(Guid id, Guid other, CancellationToken cancel) => await Load(id, other, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, int keptVersion, int absorbedVersion, CancellationToken cancel)
    {
        if (!await Load(id, other, cancel))
        {
            return NotFound();
        }

        var outcome = await sending.Merge(new(id, keptVersion, other, absorbedVersion, this.Actor()));
        if (outcome == MergeOutcome.Merged)
        {
            TempData.Say(texts["Merge.Done", Kept.Name]);
            return RedirectToPage("Show", new { id, handler = "" });
        }

        if (!await Load(id, other, cancel))
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.AddModelError("", texts[outcome == MergeOutcome.Busy ? "Merge.Busy" : "Merge.Stale"]);
        return Page();
    }

    private async Task<bool> Load(Guid id, Guid other, CancellationToken cancel)
    {
        var sides = await people.Read([id, other], User.OnlyStore(), cancel);
        (Kept, Absorbed) = (sides.GetValueOrDefault(id)!, sides.GetValueOrDefault(other)!);
        return sides.Count == 2;
    }
}
