using Konquista.Web.Accounts;
using Konquista.Web.Sending;
using Konquista.Web.Stores;
using Konquista.Web.Webhooks.Outgoing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Webhooks;

[Allows(Permission.Integrations)]
[ResponseCache(NoStore = true)]
internal sealed class NewModel(SendingSystem sending, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public WebhookForm Form { get; set; } = new() { Events = ["lead.captured", "inbound.received", "message.failed", "appointment.recorded"] };

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public Guid Id { get; private set; }

    /// <summary>Only right after it was made.</summary>
    public string? Secret { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Stores = await stores.Choices(User.OnlyStore(), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Stores = await stores.Choices(User.OnlyStore(), cancel);
        Form.WithPeople &= this.May(Permission.SeeNumbers);
        if (!Form.Check(ModelState, Stores, texts))
        {
            return Page();
        }

        Id = Guid.CreateVersion7();
        var saved = await sending.Webhook(Id, webhook => webhook.Save(Form.ToDraft(), version: 0, this.Actor()));
        if (saved.Problem is { } problem)
        {
            WebhookForm.Explain(ModelState, problem, texts);
        }

        Secret = saved.Secret;
        return Page();
    }
}
