using Konquista.Web.Accounts;
using Konquista.Web.Messages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Messages;

[Allows(Permission.Export)]
internal sealed class ExportModel(MessageList list) : PageModel
{
    public MessageFilter Filter { get; private set; } = new();

    public long Count { get; private set; }

    public async Task OnGetAsync(MessageFilter filter, CancellationToken cancel)
    {
        Filter = filter.Known();
        Count = await list.Count(Filter, User.OnlyStore(), MessageCsv.Most + 1, cancel);
    }

    public IActionResult OnGetFile(MessageFilter filter) => MessageCsv.Of(filter.Known(), User);
}
