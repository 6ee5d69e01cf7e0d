using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Segments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Segments;

[Allows(Permission.ManyLeads)]
internal sealed class EditModel(SegmentList list, SegmentBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public SegmentForm Form { get; set; } = new();

    public Segment Segment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = new() { Name = Segment.Name, Version = Segment.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var saved = ModelState.IsValid ? await book.Change(id, Form, this.Actor().Name, cancel) : (SegmentSaved?)null;
        if (saved == SegmentSaved.Yes)
        {
            TempData.Say(texts["Segments.Renamed", Form.Title]);
            return RedirectToPage("Index", new { handler = "" });
        }

        if (saved is not null)
        {
            ModelState.AddModelError(saved == SegmentSaved.NameTaken ? "Form.Name" : "", texts[saved == SegmentSaved.NameTaken ? "Segments.NameTaken" : "Segments.Stale"]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        await book.Remove(id, this.Actor().Name, cancel);
        TempData.Say(texts["Segments.Removed", Segment.Name]);
        return RedirectToPage("Index", new { handler = "" });
    }

    // Who belongs to one store changes only what they made themselves.
    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var found = await list.Find(id, cancel);
        Segment = found!;
        return found is not null && found.MayChange(User.OnlyStore(), this.Actor().Name);
    }
}
