using Konquista.Leads;
using Konquista.Phones;
using Konquista.Web.Accounts;
using Konquista.Web.Imports;
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
internal sealed class NewModel(
    LeadFile file, StoreList stores, ImportList imports, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public NewLeadForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Stores { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form.Key = Guid.NewGuid().ToString("N");
        await Load(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Load(cancel);
        if (Form.StoreId is { } store && Stores.All(offered => offered.Value != store.ToString()))
        {
            ModelState.AddModelError("Form.StoreId", texts["Input.Wrong"]);
        }

        if (Campaigns.All(offered => offered.Value != Form.Campaign))
        {
            ModelState.AddModelError("Form.Campaign", texts["Input.Wrong"]);
        }

        Form.StoreId ??= User.OnlyStore();
        try
        {
            return Form.Number(ModelState, texts) is { } number && ModelState.IsValid && await IsFree(number, cancel) ? await Capture() : Page();
        }
        catch (SendingAwayException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            ModelState.AddModelError("", texts["Sending.Away"]);
            return Page();
        }
    }

    // Who belongs to one store neither sees nor changes the leads of another.
    private async Task<bool> IsFree(PhoneNumber number, CancellationToken cancel)
    {
        if (User.OnlyStore() is not { } only || await sending.Find(number) is not { } known || await file.Find(known, only, cancel) is not null)
        {
            return true;
        }

        ModelState.AddModelError("Form.Phone", texts["NewLead.Elsewhere"]);
        return false;
    }

    private async Task<IActionResult> Capture()
    {
        switch (await sending.Capture(Form.ToLead(this.Actor())))
        {
            case CaptureOutcome.Recorded recorded:
                TempData.Say(texts[recorded.Created ? "NewLead.Created" : "NewLead.Known"]);
                return RedirectToPage("Show", new { id = recorded.LeadId, handler = "" });
            case CaptureOutcome.Suppressed:
                ModelState.AddModelError("Form.Phone", texts["NewLead.Suppressed"]);
                return Page();
            default:
                ModelState.AddModelError("Form.Phone", texts["NewLead.BadPhone"]);
                return Page();
        }
    }

    private async Task Load(CancellationToken cancel)
    {
        Stores = [.. (await stores.Choices(User.OnlyStore(), cancel)).Select(store => new SelectListItem(store.Name, store.Id.ToString()))];
        Campaigns =
        [
            new(texts["NewLead.ByRules"], NewLeadForm.ByRules), new(texts["NewLead.OnlyCapture"], NewLeadForm.OnlyCapture),
            .. (await imports.AllCampaigns(cancel)).Select(campaign => new SelectListItem(campaign.Name, campaign.Id.ToString())),
        ];
    }
}
