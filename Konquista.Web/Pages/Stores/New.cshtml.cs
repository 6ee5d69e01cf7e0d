using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Stores;

[Allows(Permission.Stores)]
internal sealed class NewModel(StoreBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public StoreForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Form.Version = 0;
        var saved = ModelState.Check(Form, texts) ? await book.Save(Guid.CreateVersion7(), Form, this.Actor().Name, cancel) : (StoreSaved?)null;
        if (saved == StoreSaved.Yes)
        {
            TempData.Say(texts["Stores.Saved", Form.Name]);
            return RedirectToPage("Index");
        }

        ModelState.Explain(saved, texts);
        return Page();
    }
}
