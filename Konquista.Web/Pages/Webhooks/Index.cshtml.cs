using Konquista.Web.Accounts;
using Konquista.Web.Webhooks.Outgoing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Webhooks;

[Allows(Permission.Integrations)]
internal sealed class IndexModel(WebhookList list) : PageModel
{
    public IReadOnlyList<Webhook> Webhooks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Webhooks = await list.All(cancel);
}
