using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Segments;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Segments;

[Allows(Permission.See)]
internal sealed class IndexModel(SegmentList list, SegmentCounts counts, StoreList stores, ImportList imports, FilterWords filters) : PageModel
{
    public IReadOnlyList<SegmentRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var named = (await stores.Choices(null, cancel)).ToDictionary(store => store.Id, store => store.Name);
        var campaigns = (await imports.AllCampaigns(cancel)).ToDictionary(campaign => campaign.Id, campaign => campaign.Name);
        var rows = new List<SegmentRow>();
        foreach (var segment in await list.All(cancel))
        {
            var query = segment.Query();
            rows.Add(new(
                segment, filters.Of(query, Visible(named), campaigns), Url.Page("/Leads/Index", query.Address(query.State))!,
                await counts.Of(segment, User.OnlyStore(), cancel)));
        }

        Rows = rows;
    }

    /// <summary>The number alone, for a page that names a segment.</summary>
    public async Task<IActionResult> OnGetCountAsync(Guid segment, CancellationToken cancel) =>
        await list.Find(segment, cancel) is { } found
            ? Content(Counted.Text(await counts.Of(found, User.OnlyStore(), cancel), SegmentList.MostCounted))
            : NotFound();

    public bool MayChange(Segment segment) => this.May(Permission.ManyLeads) && segment.MayChange(User.OnlyStore(), this.Actor().Name);

    // Somebody of one store reads no other's name.
    private Dictionary<Guid, string> Visible(Dictionary<Guid, string> named) =>
        User.OnlyStore() is { } only ? named.Where(store => store.Key == only).ToDictionary() : named;
}

/// <summary>A segment in the list: what it asks for in words, where it is opened, and how many leads it names.</summary>
internal sealed record SegmentRow(Segment Segment, string Filter, string Address, int? Count);
