using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Konquista.Sandbox.Receipts;

namespace Konquista.Sandbox.Webhooks;

/// <summary>The door by which a test or a person writes as a recipient, tests the handshake and waits until nothing is waiting.</summary>
internal static class WebhookEndpoints
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    public static void MapWebhooks(this WebApplication app)
    {
        var callback = app.Services.GetRequiredService<Callback>();
        var counts = app.Services.GetRequiredService<WebhookCounts>();
        var inbox = app.Services.GetRequiredService<Pen>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.MapPost("/control/handshake", async context =>
            await Answer.Json(context, 200, await callback.Shake(context.RequestAborted), WebhookJson.Default.Handshake));
        app.MapPost("/control/inbound", context => Inbound(context, inbox));
        app.MapGet("/control/idle", context => Idle(context, counts, clock));
    }

    private static async Task Inbound(HttpContext context, Pen pen)
    {
        InboundForm? form;
        try
        {
            form = await JsonSerializer.DeserializeAsync(context.Request.BodyReader, WebhookJson.Default.InboundForm, context.RequestAborted);
        }
        catch (JsonException)
        {
            form = null;
        }

        var (written, wrong) = form is null ? (null, "The body must be a JSON object {from, text, phoneNumberId, name}.") : pen.Write(form);
        if (written is null)
            await Answer.Wrong(context, wrong!);
        else
            await Answer.Json(context, 200, new InboundView(written.Id, written.WaId), WebhookJson.Default.InboundView);
    }

    private static async Task Idle(HttpContext context, WebhookCounts counts, TimeProvider clock)
    {
        _ = int.TryParse(context.Request.Query["waitMs"], NumberStyles.None, CultureInfo.InvariantCulture, out var waitMs);
        var until = clock.GetUtcNow().AddMilliseconds(Math.Min(waitMs, 60_000));
        while (counts.Pending > 0 && clock.GetUtcNow() < until)
            await Task.Delay(Glance, clock, context.RequestAborted);
        var pending = counts.Pending;
        await Answer.Json(context, 200, new IdleView(pending == 0, pending), ReceiptJson.Default.IdleView);
    }
}

/// <summary>What a person writes, as a form or test gives it.</summary>
internal sealed record InboundForm(string? From, string? Text, string? PhoneNumberId, string? Name);

/// <summary>The inbound message that was set going.</summary>
internal sealed record InboundView(string Id, string From);

/// <summary>JSON of the webhook controls, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Handshake))]
[JsonSerializable(typeof(InboundForm))]
[JsonSerializable(typeof(InboundView))]
internal sealed partial class WebhookJson : JsonSerializerContext;
