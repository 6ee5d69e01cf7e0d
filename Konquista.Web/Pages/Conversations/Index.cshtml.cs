using Konquista.Web.Accounts;
using Konquista.Web.Conversations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Conversations;

[Allows(Permission.See)]
internal sealed class IndexModel(ConversationPanes panes) : PageModel
{
    public ConversationPane Pane { get; private set; } = null!;

    public async Task OnGetAsync(string? show, Guid? store, string? after, CancellationToken cancel) =>
        Pane = await Read(show, store, open: null, after, cancel);

    /// <summary>The rows alone, also for the list beside an open conversation.</summary>
    public async Task<IActionResult> OnGetRowsAsync(string? show, Guid? store, Guid? open, string? after, CancellationToken cancel) =>
        Partial("_Rows", await Read(show, store, open, after, cancel));

    private Task<ConversationPane> Read(string? show, Guid? store, Guid? open, string? after, CancellationToken cancel) =>
        panes.Read(new(show == ConversationFilter.RecentWord, store, after), User.OnlyStore(), open, cancel);
}
