using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

[Allows(Permission.EditLeads)]
internal sealed class EditModel(LeadFile file, StoreList stores, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public LeadForm Form { get; set; } = new();

    public LeadHead Lead { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Stores { get; private set; } = [];

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = LeadForm.Of(Lead);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        // Who belongs to one store gives nobody away.
        if (!User.Sees(Form.StoreId))
        {
            ModelState.AddModelError("Form.StoreId", texts["Input.Wrong"]);
        }

        return !ModelState.IsValid ? Page() : await Save(id);
    }

    private async Task<IActionResult> Save(Guid id)
    {
        var outcome = await sending.Lead(id, lead => lead.Edit(Form.ToEdit(this.Actor())));
        switch (outcome)
        {
            case EditOutcome.Saved:
                TempData.Say(texts["Lead.Saved", Form.Name ?? ""]);
                return RedirectToPage("Show", new { id, handler = "" });
            case EditOutcome.Stale:
                Conflict = Form.Against(Lead, texts);
                ModelState.Remove("Form.Version");
                Form.Version = Lead.Version;
                return Page();
            case EditOutcome.UnknownLead:
                return NotFound();
            default:
                ModelState.AddModelError(outcome switch
                {
                    EditOutcome.UnknownStore => "Form.StoreId",
                    EditOutcome.UnknownZone => "Form.TimeZone",
                    _ => "Form.Note",
                }, texts["Input.Wrong"]);
                return Page();
        }
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var lead = await file.Find(id, User.OnlyStore(), cancel);
        Lead = lead!;
        Stores = [.. (await stores.Choices(User.OnlyStore(), cancel)).Select(store => new SelectListItem(store.Name, store.Id.ToString()))];
        return lead is { ErasedAt: null, MergedInto: null };
    }
}
