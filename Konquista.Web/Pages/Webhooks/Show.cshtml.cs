using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Live;
using Konquista.Web.Sending;
using Konquista.Web.Webhooks.Outgoing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Webhooks;

[Allows(Permission.Integrations)]
internal sealed class ShowModel(WebhookList list, DeliveryLog log, SendingSystem sending, StandingReading standing, IStringLocalizer<Texts> texts) : PageModel
{
    public Webhook Webhook { get; private set; } = null!;

    /// <summary>Null for all.</summary>
    public string? State { get; private set; }

    public Pager<Delivery> Deliveries { get; private set; } = new([], HasMore: false);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id) || await list.Find(id, HttpContext.RequestAborted) is not { } webhook)
        {
            context.Result = NotFound();
            return;
        }

        Webhook = webhook;
        await next();
    }

    public async Task OnGetAsync(string? state, long? before, CancellationToken cancel)
    {
        State = DeliveryLog.States.FirstOrDefault(known => known == state);
        Deliveries = Pager<Delivery>.Of(await log.Page(Webhook.Id, State, before, cancel), DeliveryLog.PageSize);
    }

    public async Task<IActionResult> OnPostTestAsync()
    {
        var answer = await sending.Webhook(Webhook.Id, webhook => webhook.Test());
        TempData.Tell(answer is null ? texts["Webhooks.Gone"] : WebhookWords.Of(answer, texts), answer?.IsTaken == true);
        return Back();
    }

    public async Task<IActionResult> OnPostPauseAsync()
    {
        await sending.Webhook(Webhook.Id, webhook => webhook.Pause(this.Actor()));
        TempData.Say(texts["Webhooks.WasPaused", Webhook.Name]);
        return Back();
    }

    public async Task<IActionResult> OnPostResumeAsync()
    {
        await sending.Webhook(Webhook.Id, webhook => webhook.Resume(this.Actor()));
        TempData.Say(texts["Webhooks.WasResumed", Webhook.Name]);
        return Back();
    }

    public async Task<IActionResult> OnPostResendAsync()
    {
        var count = await sending.Webhook(Webhook.Id, webhook => webhook.Resend(deliveryId: null, this.Actor()));
        TempData.Say(texts["Webhooks.Resent", count]);
        return Back();
    }

    private RedirectToPageResult Back()
    {
        standing.Forget();
        return RedirectToPage("Show", new { id = Webhook.Id, handler = "" });
    }
}
