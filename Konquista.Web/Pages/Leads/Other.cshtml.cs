using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Leads;

/// <summary>Finds the lead that somebody means to be the same person; the search is posted, for it is a name or a number.</summary>
[Allows(Permission.EditLeads)]
internal sealed class OtherModel(LeadFile file, LeadList list) : PageModel
{
    private const int Most = 20;

    [BindProperty, Required, StringLength(120)]
    public string? Search { get; set; }

    public LeadHead Lead { get; private set; } = null!;

    /// <summary>Null before anybody searched.</summary>
    public IReadOnlyList<LeadRow>? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var filter = new LeadFilter { Only = User.OnlyStore(), Search = LeadSearch.Read(Search, User.SeesNumbers()) };
            Found = [.. (await list.Page(filter, null, cancel, Most)).Where(other => other.Id != id).Take(Most)];
        }

        return Page();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var lead = await file.Find(id, User.OnlyStore(), cancel);
        Lead = lead!;
        return lead is { ErasedAt: null, MergedInto: null };
    }
}
