using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Links;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Links;

[Allows(Permission.Campaigns)]
internal sealed class EditModel(ChatLinkList list, StoreList stores, ChatLinkBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ChatLinkForm Form { get; set; } = new();

    public ChatLinkRow Link { get; private set; } = null!;

    public ChatLinkChoices Choices { get; private set; } = new([], [], []);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = ChatLinkForm.Of(Link);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var saved = Form.Check(ModelState, Choices, texts) ? await book.Save(id, Form, this.Actor().Name, cancel) : (ChatLinkSaved?)null;
        if (saved == ChatLinkSaved.Yes)
        {
            TempData.Say(texts["Links.Saved", Form.Name]);
            return RedirectToPage("Show", new { id, handler = "" });
        }

        if (saved is not null)
        {
            ModelState.AddModelError("Form.Name", texts[saved == ChatLinkSaved.Stale ? "Links.Stale" : "Links.NameTaken"]);
            ModelState.Remove("Form.Version");
            Form.Version = Link.Version;
        }

        return Page();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        Choices = await ChatLinkChoices.Read(list, stores, User.OnlyStore(), cancel);
        if (await list.Find(id, User.OnlyStore(), cancel) is not { } link)
        {
            return false;
        }

        Link = link;
        return true;
    }
}
