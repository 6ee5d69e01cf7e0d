using System.Text;
using Konquista.Web.Accounts;
using Konquista.Web.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Leads;

/// <summary>Hands out what is kept about one person; posted, because each time is written down.</summary>
[Allows(Permission.Export)]
internal sealed class DataModel(LeadFile leads, PersonExport export) : PageModel
{
    public LeadHead Lead { get; private set; } = null!;

    /// <summary>Null before it was asked for.</summary>
    public PersonFile? Told { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPrintAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel) || await export.Read(id, "page", this.Actor().Name, cancel) is not { } json)
        {
            return NotFound();
        }

        Told = PersonFile.Read(PhoneText.WithinFile(json, User));
        return Page();
    }

    public async Task<IActionResult> OnPostJsonAsync(Guid id, CancellationToken cancel) =>
        await Load(id, cancel) && await export.Read(id, "json", this.Actor().Name, cancel) is { } json
            ? new FileContentResult(Encoding.UTF8.GetBytes(PhoneText.WithinFile(json, User)), "application/json; charset=utf-8") { FileDownloadName = $"person-{id:N}.json" }
            : NotFound();

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var lead = await leads.Find(id, User.OnlyStore(), cancel);
        Lead = lead!;
        return lead is { ErasedAt: null, MergedInto: null };
    }
}
