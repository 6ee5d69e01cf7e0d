using Konquista.Web.Accounts;
using Konquista.Web.Conversations;
using Konquista.Web.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Conversations;

/// <summary>The parts of an open conversation that are read again while it is open.</summary>
[Allows(Permission.See)]
internal sealed class PartModel(LeadFile file, ConversationThread thread, AnswerDesks desks, ReplyList replies) : PageModel
{
    public IActionResult OnGet(Guid id) => RedirectToPage("Show", new { id });

    public async Task<IActionResult> OnGetHeadAsync(Guid id, string? show, Guid? store, CancellationToken cancel) =>
        await file.Find(id, User.OnlyStore(), cancel) is { } lead
            ? Partial("_ThreadHead", (lead, new ConversationFilter(show == ConversationFilter.RecentWord, store, After: null)))
            : NotFound();

    /// <summary>Nothing when the page shows it all already: what one reads or marks stays as it is.</summary>
    public async Task<IActionResult> OnGetRecentAsync(Guid id, string? since, string? mark, CancellationToken cancel)
    {
        if (await desks.Find(id, User.OnlyStore(), cancel) is not { } desk)
        {
            return NotFound();
        }

        var part = await thread.Since(id, since, cancel);
        return part.Mark == mark ? new NoContentResult() : Partial("_Recent", (part, desk));
    }

    public async Task<IActionResult> OnGetOlderAsync(Guid id, string? before, CancellationToken cancel) =>
        await desks.Find(id, User.OnlyStore(), cancel) is { } desk
            ? Partial("_Older", (await thread.Page(id, before, cancel), desk))
            : NotFound();

    public async Task<IActionResult> OnGetWindowAsync(Guid id, string? mark, CancellationToken cancel)
    {
        if (await desks.Find(id, User.OnlyStore(), cancel) is not { } desk)
        {
            return NotFound();
        }

        return desk.Mark == mark
            ? new NoContentResult()
            : Partial("_Window", (desk, desk.IsClosed ? await desks.For(desk, cancel) : []));
    }

    public async Task<IActionResult> OnGetRepliesAsync(Guid id, CancellationToken cancel) =>
        await desks.Find(id, User.OnlyStore(), cancel) is { } desk
            ? Partial("_Replies", (await replies.For(desk.StoreId, cancel), desk))
            : NotFound();
}
