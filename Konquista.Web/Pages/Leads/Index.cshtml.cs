using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Leads;

[Allows(Permission.See)]
internal sealed class IndexModel(LeadList list, StoreList stores) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Store { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tag { get; set; }

    /// <summary>Posted, never in an address: it may be a name or a number.</summary>
    [BindProperty]
    public string? Search { get; set; }

    [BindProperty]
    public string? After { get; set; }

    public Pager<LeadRow> Leads { get; private set; } = new([], HasMore: false);

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public bool IsFiltered => State is not null || Store is not null || Tag is not null || Search is not null;

    public string? NextAfter => Leads.Rows is [.., var last] ? Cursor.Write(last.CapturedAt, last.Id) : null;

    public Task OnGetAsync(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return Leads is { HasMore: false, Rows: [var only] } && Search is not null && After is null
            ? RedirectToPage("Show", new { only.Id })
            : Page();
    }

    public string Address(string? state) => Url.Page("Index", new { state, store = Store, tag = Tag })!;

    private async Task Load(CancellationToken cancel)
    {
        State = LeadList.States.Contains(State) ? State : null;
        Search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        Tag = string.IsNullOrWhiteSpace(Tag) ? null : Tag.Trim();
        var after = Cursor.Read(After) is var (at, id) ? new Position(at, id) : null;
        Stores = await stores.Choices(User.OnlyStore(), cancel);
        Leads = Pager<LeadRow>.Of(
            await list.Page(new(User.OnlyStore(), LeadSearch.Read(Search), State, Store, Tag, after), cancel), LeadList.PageSize);
    }
}
