using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

[Allows(Permission.EditLeads)]
internal sealed class EraseModel(LeadFile file, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    public LeadHead Lead { get; private set; } = null!;

    public LeadHoldings Holdings { get; private set; } = new(0, 0, 0, 0, 0);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, bool sure, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (sure)
        {
            var outcome = await sending.Lead(id, lead => lead.Erase(this.Actor()));
            if (outcome != EraseOutcome.Busy)
            {
                TempData.Say(texts["Erase.Done"]);
                return RedirectToPage("Index");
            }
        }

        ModelState.AddModelError("", texts[sure ? "Erase.Busy" : "Erase.NotSure"]);
        return Page();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var lead = await file.Find(id, User.OnlyStore(), cancel);
        Lead = lead!;
        Holdings = await file.HoldingsOf(id, cancel);
        return lead is { ErasedAt: null, MergedInto: null };
    }
}
