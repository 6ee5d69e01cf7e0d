using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.LandingPages;
using Konquista.Web.Leads;
using Konquista.Web.Segments;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

[Allows(Permission.See)]
internal sealed class IndexModel(
    LeadList list, StoreList stores, ImportList imports, SegmentList segments, SuggestionList suggestions,
    LandingPageList landingPages, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Its search is posted, never in an address: it may be a name or a number.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public LeadQuery Query { get; set; } = new();

    [BindProperty]
    public string? After { get; set; }

    public Pager<LeadRow> Leads { get; private set; } = new([], HasMore: false);

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];

    public IReadOnlyList<LandingPageChoice> LandingPages { get; private set; } = [];

    public IReadOnlyList<Segment> Segments { get; private set; } = [];

    /// <summary>Pairs that may be one person; none for who may not unite them.</summary>
    public int Duplicates { get; private set; }

    public IReadOnlyList<LeadColumn> Columns { get; private set; } = [];

    /// <summary>Part of a number was typed by who may not see numbers.</summary>
    public bool NeedsWholeNumber => LeadSearch.Read(Query.Search, User.SeesNumbers()) == LeadSearch.TooLittle;

    public string? NextAfter => Leads.Rows is [.., var last] ? Cursor.Write(last.CapturedAt, last.Id) : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Columns = LeadColumn.Of(Request);

    public Task OnGetAsync(CancellationToken cancel)
    {
        Query.Search = null;
        return Load(cancel);
    }

    /// <summary>How many match; asked for after the page is there, since it may take a moment.</summary>
    public async Task<IActionResult> OnGetCountAsync(CancellationToken cancel)
    {
        Query.Search = null;
        var count = await segments.Count(Query.Filter(User.OnlyStore(), parts: false), cancel);
        return Content(count is null ? "" : texts["Leads.OfAll", Counted.Text(count, SegmentList.MostCounted)].Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return Leads is { HasMore: false, Rows: [var only] } && Query.Search is not null && After is null
            ? RedirectToPage("Show", new { only.Id })
            : Page();
    }

    public Task OnPostColumnsAsync(string[] columns, CancellationToken cancel)
    {
        Columns = LeadColumn.Named(columns);
        Response.Cookies.Append(LeadColumn.Cookie, LeadColumn.Write(Columns), Preferences.Kept(Request));
        return Load(cancel);
    }

    public string Address(string? state) => Url.Page("Index", Query.Address(state))!;

    public string CountAddress => Url.Page("Index", "Count", Query.Address(Query.State))!;

    public string AddressOf(Segment segment)
    {
        var query = segment.Query();
        return Url.Page("Index", query.Address(query.State))!;
    }

    private async Task Load(CancellationToken cancel)
    {
        var only = User.OnlyStore();
        var after = Cursor.Read(After) is var (at, id) ? new Position(at, id) : null;
        (Stores, Campaigns) = (await stores.Choices(only, cancel), await imports.AllCampaigns(cancel));
        LandingPages = await landingPages.Choices(only, cancel);
        Segments = await segments.All(cancel);
        Duplicates = this.May(Permission.EditLeads) ? await suggestions.Count(only, cancel) : 0;
        Leads = Pager<LeadRow>.Of(await list.Page(Query.Filter(only, User.SeesNumbers()), after, cancel), LeadList.PageSize);
    }
}
