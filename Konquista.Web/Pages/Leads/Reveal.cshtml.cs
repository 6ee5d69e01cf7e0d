using Konquista.Web.Accounts;
using Konquista.Web.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Leads;

/// <summary>Shows a masked number once; posted, because each time is written down.</summary>
[Allows(Permission.Reveal)]
[ResponseCache(NoStore = true)]
internal sealed class RevealModel(LeadFile leads, NumberReveal reveal) : PageModel
{
    public LeadHead Lead { get; private set; } = null!;

    public IReadOnlyList<string> Numbers { get; private set; } = [];

    public IActionResult OnGet(Guid id) => RedirectToPage("Show", new { id, handler = "" });

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await leads.Find(id, User.OnlyStore(), cancel) is not { } lead
            || await reveal.Ask(id, User.OnlyStore(), this.Actor().Name, cancel) is not { } numbers)
        {
            return NotFound();
        }

        (Lead, Numbers) = (lead, numbers);
        return Page();
    }
}
