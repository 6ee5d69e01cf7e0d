using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Links;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Links;

[Allows(Permission.Campaigns)]
internal sealed class NewModel(ChatLinkList list, StoreList stores, ChatLinkBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ChatLinkForm Form { get; set; } = new();

    public ChatLinkChoices Choices { get; private set; } = new([], [], []);

    public async Task OnGetAsync(Guid? campaign, CancellationToken cancel)
    {
        await Load(cancel);
        Form = new() { Message = texts["Links.FirstMessage"], Campaign = campaign, Phone = Choices.Phones is [var only] ? only.Id : null };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Load(cancel);
        Form.Version = 0;
        var id = Guid.CreateVersion7();
        if (!Form.Check(ModelState, Choices, texts))
        {
            return Page();
        }

        if (await book.Save(id, Form, this.Actor().Name, cancel) != ChatLinkSaved.Yes)
        {
            ModelState.AddModelError("Form.Name", texts["Links.NameTaken"]);
            return Page();
        }

        TempData.Say(texts["Links.Saved", Form.Name]);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    private async Task Load(CancellationToken cancel) => Choices = await ChatLinkChoices.Read(list, stores, User.OnlyStore(), cancel);
}
