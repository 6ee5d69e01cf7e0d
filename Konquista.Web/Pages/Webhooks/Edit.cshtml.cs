using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Konquista.Web.Stores;
using Konquista.Web.Webhooks.Outgoing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Webhooks;

[Allows(Permission.Integrations)]
[ResponseCache(NoStore = true)]
internal sealed class EditModel(WebhookList list, SendingSystem sending, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public WebhookForm Form { get; set; } = new();

    public Webhook Webhook { get; private set; } = null!;

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public long Deliveries { get; private set; }

    /// <summary>Only right after it was made.</summary>
    public string? Secret { get; private set; }

    /// <summary>Whoever may not see numbers does not decide whither they are told.</summary>
    public bool MayChange => !Webhook.WithPeople || this.May(Permission.SeeNumbers);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (!Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id) || await list.Find(id, cancel) is not { } webhook)
        {
            context.Result = NotFound();
            return;
        }

        (Webhook, Stores, Deliveries) = (webhook, await stores.Choices(User.OnlyStore(), cancel), await list.Deliveries(id, cancel));
        if (!MayChange && context.HandlerMethod is { HttpMethod: "Post", Name: not "Remove" })
        {
            context.Result = Forbid();
            return;
        }

        await next();
    }

    public void OnGet() => Fill();

    public async Task<IActionResult> OnPostAsync()
    {
        Form.WithPeople &= this.May(Permission.SeeNumbers);
        if (!Form.Check(ModelState, Stores, texts))
        {
            return Page();
        }

        var saved = await sending.Webhook(Webhook.Id, webhook => webhook.Save(Form.ToDraft(), Webhook.Version == Form.Version ? Form.Version : -1, this.Actor()));
        if (saved.Problem is { } problem)
        {
            WebhookForm.Explain(ModelState, problem, texts);
            ModelState.Remove("Form.Version");
            Form.Version = Webhook.Version;
            return Page();
        }

        TempData.Say(texts["Webhooks.Saved", Form.Name]);
        return RedirectToPage("Show", new { id = Webhook.Id, handler = "" });
    }

    public async Task<IActionResult> OnPostRenewAsync()
    {
        Secret = await sending.Webhook(Webhook.Id, webhook => webhook.Renew(this.Actor()));
        Fill();
        Form.Version++;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await sending.Webhook(Webhook.Id, webhook => webhook.Remove(this.Actor()));
        TempData.Say(texts["Webhooks.Removed", Webhook.Name]);
        return RedirectToPage("Index");
    }

    // What was not posted is not missing.
    private void Fill()
    {
        ModelState.Clear();
        Form = WebhookForm.Of(Webhook);
    }
}
