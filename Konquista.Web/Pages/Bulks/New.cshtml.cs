using Konquista.Bulks;
using Konquista.Web.Accounts;
using Konquista.Web.Bulks;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;
using Konquista.Web.Segments;
using Konquista.Web.Sending;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Bulks;

[Allows(Permission.ManyLeads)]
internal sealed class NewModel(
    LeadList leads, SegmentList segments, StoreList stores, ImportList imports, BulkBook book, SendingSystem sending, Words words, IStringLocalizer<Texts> texts)
    : PageModel
{
    [BindProperty]
    public LeadQuery Query { get; set; } = new();

    /// <summary>The ticked ones; all that match when none is.</summary>
    [BindProperty]
    public Guid[] Chosen { get; set; } = [];

    [BindProperty]
    public BulkForm Form { get; set; } = new();

    /// <summary>For how many leads somebody agreed to it.</summary>
    [BindProperty]
    public int Told { get; set; }

    public int Count { get; private set; }

    /// <summary>The segment that names them; null for a filter or a choice of the list.</summary>
    public string? Segment { get; private set; }

    /// <summary>How many of them are in a campaign now, where that matters.</summary>
    public int Running { get; private set; }

    /// <summary>What is to be agreed to, in words; null while it is chosen.</summary>
    public string? Agreeing { get; private set; }

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Stores { get; private set; } = [];

    /// <summary>What the next step must be told again to mean the same leads.</summary>
    public IEnumerable<(string Name, string? Value)> Carried => Query.Fields().Concat(Chosen.Select(id => ("Chosen", (string?)id.ToString())));

    /// <summary>From a segment, as it names leads at this moment.</summary>
    public async Task<IActionResult> OnGetAsync(Guid? segment, CancellationToken cancel)
    {
        if (segment is null)
        {
            return RedirectToPage("/Leads/Index");
        }

        if (await segments.Find(segment.Value, cancel) is not { } named)
        {
            return NotFound();
        }

        (Segment, Query) = (named.Name, named.Query());
        await Load(cancel);
        return Page();
    }

    /// <summary>Comes from the list with a filter or ticked rows: says how many they are and asks what to do.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        await Load(cancel);
        return Page();
    }

    /// <summary>Names what was chosen and for how many, before anything is done.</summary>
    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel)
    {
        await Load(cancel);
        if (IsWhole())
        {
            Agreeing = Doing();
            Running = Form.Action is BulkAction.Enroll or BulkAction.Leave or BulkAction.OptOut ? await leads.InCampaigns(Filter(), cancel) : 0;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancel)
    {
        await Load(cancel);
        if (!IsWhole())
        {
            return Page();
        }

        var id = Guid.CreateVersion7();
        var total = await book.Write(id, Form.Action!, Form.Argument, Filter(), Told, this.Actor().Name, cancel);
        if (total != Told || total == 0)
        {
            (Count, Agreeing) = (total, total > 0 ? Doing() : null);
            ModelState.AddModelError("", texts["Bulks.CountChanged", Told, total]);
            return Page();
        }

        TempData.Say(texts[await sending.IsBulkStarted(id) ? "Bulks.Started" : "Bulks.Kept", total]);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    public IActionResult OnPostExport() => this.May(Permission.Export) ? LeadCsv.Of(Filter(), User) : Forbid();

    private bool IsWhole()
    {
        if (Form.Problem(Stores, Campaigns, User.OnlyStore() is null) is { } problem)
        {
            ModelState.AddModelError("", texts[problem]);
        }

        return ModelState.IsValid;
    }

    private string Doing()
    {
        var of = Form.Action switch
        {
            BulkAction.TagAdd or BulkAction.TagRemove => Form.Argument,
            BulkAction.Enroll => Campaigns.First(campaign => campaign.Value == Form.Argument).Text,
            BulkAction.MoveStore => Stores.FirstOrDefault(store => store.Value == Form.Argument)?.Text ?? texts["Bulks.NoStore"],
            _ => null,
        };
        return of is null ? words.Bulk(Form.Action!) : $"{words.Bulk(Form.Action!)} ({of})";
    }

    private LeadFilter Filter() => Query.Filter(User.OnlyStore(), User.SeesNumbers(), Chosen.Length > 0 ? Chosen : null);

    private async Task Load(CancellationToken cancel)
    {
        Count = await leads.Count(Filter(), cancel);
        (Campaigns, Stores) = await BulkChoices.Read(imports, stores, User.OnlyStore(), cancel);
    }
}
