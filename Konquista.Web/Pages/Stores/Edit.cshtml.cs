using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Stores;

[Allows(Permission.Stores)]
internal sealed class EditModel(StoreList list, StoreBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public StoreForm Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public StoreUses Uses { get; private set; } = new(0, 0, 0, 0);

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await Load(id, cancel) is not { } store)
        {
            return NotFound();
        }

        Form = StoreForm.Of(store);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await Load(id, cancel) is not { } store)
        {
            return NotFound();
        }

        var saved = ModelState.Check(Form, texts) ? await book.Save(id, Form, this.Actor().Name, cancel) : (StoreSaved?)null;
        if (saved == StoreSaved.Yes)
        {
            TempData.Say(texts["Stores.Saved", Form.Name]);
            return RedirectToPage("Index");
        }

        ModelState.Explain(saved, texts);
        if (saved == StoreSaved.Stale)
        {
            Conflict = Form.Against(store, texts);
            ModelState.Remove("Form.Version");
            Form.Version = store.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await Load(id, cancel) is not { } store)
        {
            return NotFound();
        }

        var isGone = await book.Remove(id, this.Actor().Name, cancel);
        TempData.Tell(texts[isGone ? "Stores.Removed" : "Stores.StillInUse", store.Name], isGone);
        return isGone ? RedirectToPage("Index") : RedirectToPage("Edit", new { id, handler = "" });
    }

    private async Task<StoreDetails?> Load(Guid id, CancellationToken cancel)
    {
        var store = await list.Find(id, cancel);
        (Name, Uses) = (store?.Name ?? "", await list.UsesOf(id, cancel));
        return store;
    }
}
