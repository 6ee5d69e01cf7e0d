using Konquista.Web.Accounts;
using Konquista.Web.Links;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Links;

[Allows(Permission.See)]
internal sealed class IndexModel(ChatLinkList list) : PageModel
{
    public IReadOnlyList<ChatLinkRow> Links { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Links = await list.All(User.OnlyStore(), cancel);
}
