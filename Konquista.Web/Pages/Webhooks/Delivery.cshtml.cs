using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Konquista.Web.Webhooks.Outgoing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Webhooks;

[Allows(Permission.Integrations)]
internal sealed class DeliveryModel(WebhookList list, DeliveryLog log, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Webhook Webhook { get; private set; } = null!;

    public Delivery Delivery { get; private set; } = null!;

    public IReadOnlyList<DeliveryAttempt> Attempts { get; private set; } = [];

    public string Payload
    {
        get
        {
            var payload = JsonNode.Parse(Delivery.Payload)!.AsObject();
            payload.Insert(0, "id", Delivery.Id);
            return payload.ToJsonString(Indented);
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, long no, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } webhook || await log.Find(id, no, cancel) is not { } delivery)
        {
            return NotFound();
        }

        (Webhook, Delivery, Attempts) = (webhook, delivery, await log.AttemptsAt(no, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostResendAsync(Guid id, long no)
    {
        var count = await sending.Webhook(id, webhook => webhook.Resend(no, this.Actor()));
        if (count == 0)
        {
            return NotFound();
        }

        TempData.Say(texts["Webhooks.Resent", count]);
        return RedirectToPage("Delivery", new { id, no, handler = "" });
    }
}
