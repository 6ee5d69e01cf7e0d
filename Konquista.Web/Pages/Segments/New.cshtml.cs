using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Segments;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Segments;

[Allows(Permission.ManyLeads)]
internal sealed class NewModel(SegmentBook book, StoreList stores, ImportList imports, FilterWords filters, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public SegmentForm Form { get; set; } = new();

    [BindProperty]
    public LeadQuery Query { get; set; } = new();

    /// <summary>What is to be kept, in words.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>The list as it was.</summary>
    public string Back => Url.Page("/Leads/Index", Query.Address(Query.State))!;

    public IActionResult OnGet() => RedirectToPage("Index", new { handler = "" });

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Query.Search = null;
        Query.Filter(User.OnlyStore(), parts: false);
        var seen = await stores.Choices(User.OnlyStore(), cancel);
        Filter = filters.Of(Query, seen.ToDictionary(store => store.Id, store => store.Name),
            (await imports.AllCampaigns(cancel)).ToDictionary(campaign => campaign.Id, campaign => campaign.Name));
        if (!Segment.MayHold(Query, seen))
        {
            ModelState.AddModelError("", texts["Segments.NoFilter"]);
        }

        var saved = ModelState.IsValid ? await book.Add(Guid.CreateVersion7(), Form, Query, this.Actor().Name, cancel) : (SegmentSaved?)null;
        if (saved == SegmentSaved.Yes)
        {
            TempData.Say(texts["Segments.Saved", Form.Title]);
            return LocalRedirect(Back);
        }

        if (saved is not null)
        {
            ModelState.AddModelError("Form.Name", texts[saved == SegmentSaved.NameTaken ? "Segments.NameTaken" : "Input.Wrong"]);
        }

        return Page();
    }
}
