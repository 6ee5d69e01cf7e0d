using Konquista.Web.Accounts;
using Konquista.Web.Conversations;
using Konquista.Web.Kit;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Conversations.Replies;

[Allows(Permission.Replies)]
internal sealed class NewModel(ReplyBook book, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ReplyForm Form { get; set; } = new();

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Stores = await stores.Choices(User.OnlyStore(), cancel);
        Form.StoreId = User.OnlyStore();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Form.Version = 0;
        Stores = await stores.Choices(User.OnlyStore(), cancel);
        var saved = Form.Check(ModelState, Stores, User.OnlyStore(), texts)
            ? await book.Save(Guid.CreateVersion7(), Form, this.Actor().Name, cancel)
            : (ReplySaved?)null;
        if (saved == ReplySaved.Yes)
        {
            TempData.Say(texts["Replies.Saved", Form.Word]);
            return RedirectToPage("Index");
        }

        ReplyForm.Explain(ModelState, saved, texts);
        return Page();
    }
}
