using Konquista.Web.Accounts;
using Konquista.Web.Conversations;
using Konquista.Web.Kit;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Conversations.Replies;

[Allows(Permission.Replies)]
internal sealed class EditModel(ReplyList list, ReplyBook book, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ReplyForm Form { get; set; } = new();

    public Reply Reply { get; private set; } = null!;

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = ReplyForm.Of(Reply);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        // A form of an existing reply never makes a new one.
        Form.Version = Math.Max(Form.Version, 1);
        var saved = Form.Check(ModelState, Stores, User.OnlyStore(), texts) ? await book.Save(id, Form, this.Actor().Name, cancel) : (ReplySaved?)null;
        if (saved == ReplySaved.Yes)
        {
            TempData.Say(texts["Replies.Saved", Form.Word]);
            return RedirectToPage("Index");
        }

        ReplyForm.Explain(ModelState, saved, texts);
        if (saved == ReplySaved.Stale)
        {
            Conflict = Form.Against(Reply, texts);
            ModelState.Remove("Form.Version");
            Form.Version = Reply.Version;
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
        TempData.Say(texts["Replies.Removed", Reply.Shortcut]);
        return RedirectToPage("Index");
    }

    // What all stores use is not there for who belongs to one.
    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } reply || !Staff.Of(User).Sees(reply.StoreId))
        {
            return false;
        }

        (Reply, Stores) = (reply, await stores.Choices(User.OnlyStore(), cancel));
        return true;
    }
}
