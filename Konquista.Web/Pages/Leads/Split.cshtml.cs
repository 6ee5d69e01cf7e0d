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
internal sealed class SplitModel(LeadFile file, PersonReading people, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    public LeadHead Lead { get; private set; } = null!;

    public PersonMerge Merge { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid merge, CancellationToken cancel) => await Load(id, merge, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid merge, CancellationToken cancel)
    {
        if (!await Load(id, merge, cancel))
        {
            return NotFound();
        }

        var outcome = await sending.Split(merge, this.Actor());
        if (outcome == SplitOutcome.Split)
        {
            TempData.Say(texts["Split.Done"]);
            return RedirectToPage("Show", new { id, handler = "" });
        }

        ModelState.AddModelError("", outcome switch
        {
            SplitOutcome.NotLast => texts["Split.NotLast"],
            SplitOutcome.NumberInUse => texts["Split.NumberInUse"],
            _ => texts["Input.Wrong"],
        });
        return Page();
    }

    private async Task<bool> Load(Guid id, Guid merge, CancellationToken cancel)
    {
        var lead = await file.Find(id, User.OnlyStore(), cancel);
        var found = (await people.Read(id, User.OnlyStore(), cancel)).Merges.FirstOrDefault(one => one.Id == merge);
        (Lead, Merge) = (lead!, found!);
        return lead is { ErasedAt: null, MergedInto: null } && found is not null;
    }
}
