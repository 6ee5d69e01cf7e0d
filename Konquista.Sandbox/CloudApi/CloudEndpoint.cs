using System.Text.Json;
using System.Text.Json.Nodes;
using Konquista.Sandbox.Faults;
using Konquista.Sandbox.Receipts;
using Konquista.Sandbox.Recipients;
using Konquista.Sandbox.Webhooks;

namespace Konquista.Sandbox.CloudApi;

/// <summary>Speaks Meta's Cloud API: sends, marks as read, tells about a number.</summary>
internal sealed class CloudEndpoint(SandboxSettings settings, FaultBoard faults, Reception reception, Tally tally, TimeProvider clock)
{
    public async Task Send(HttpContext context)
    {
        var at = clock.GetUtcNow().UtcTicks;
        var phone = Phone(context);
        var (message, refusal) = Door(context, phone) is { } closed ? (null, closed) : await Read(context);
        if (message?.Status == "read")
        {
            await MarkRead(context, message);
            return;
        }

        var recipient = default(Recipient);
        refusal ??= CloudRules.Refusal(message!, out recipient);
        if (refusal is not null)
            await Refuse(context, refusal);
        else
            await Receive(context, message!, phone, recipient, at);
    }

    public Task Number(HttpContext context)
    {
        var phone = Phone(context);
        if (Door(context, phone) is { } refusal)
            return Refuse(context, refusal);
        var known = OwnNumber.Info(phone);
        var answer = new JsonObject { ["id"] = phone };
        foreach (var field in $"{context.Request.Query["fields"]}".Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (known[field] is { } value)
                answer[field] = value.DeepClone();
        }

        return Answer.Json(context, 200, answer);
    }

    private static string Phone(HttpContext context) => (string)context.Request.RouteValues["phoneNumberId"]!;

    private static async ValueTask<(CloudMessage? Message, CloudError? Refusal)> Read(HttpContext context)
    {
        try
        {
            var message = await JsonSerializer.DeserializeAsync(context.Request.BodyReader, CloudJson.Default.CloudMessage, context.RequestAborted);
            return message is null ? (null, CloudError.Missing("messaging_product")) : (message, null);
        }
        catch (JsonException)
        {
            return (null, CloudError.Parameter("The body is not valid JSON or has a field of the wrong type."));
        }
    }

    private CloudError? Door(HttpContext context, string phone)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : null;
        if (!settings.Knows(token) || faults.Current.BadTokenFor.Contains(phone))
            return CloudError.BadToken;
        var version = (string)context.Request.RouteValues["version"]!;
        return version is ['v', >= '0' and <= '9', ..] && settings.HasPhone(phone) ? null : CloudError.UnknownPhone;
    }

    private Task MarkRead(HttpContext context, CloudMessage message)
    {
        if (message.MessagingProduct is null)
            return Refuse(context, CloudError.Missing("messaging_product"));
        return string.IsNullOrEmpty(message.MessageId)
            ? Refuse(context, CloudError.Missing("message_id"))
            : Answer.Bytes(context, 200, "application/json", Answer.Success);
    }

    private async Task Receive(HttpContext context, CloudMessage message, string phone, Recipient recipient, long at)
    {
        var arrival = new Arrival(Provider.CloudApi, phone, message.BizOpaqueCallbackData, recipient, message.Words, message.Kind, at);
        var receiving = await reception.Receive(arrival.Keyed());
        switch (receiving.Verdict)
        {
            case Verdict.Accepted:
                var reference = new CloudReference(receiving.Message!.Id, message.Kind == "template" ? "accepted" : null);
                var accepted = new CloudAccepted("whatsapp", [new(message.To!, receiving.Message.WaId)], [reference]);
                await Answer.Json(context, 200, accepted, CloudJson.Default.CloudAccepted);
                break;
            case Verdict.RateLimited:
                await (CloudError.RateLimit with { Http = receiving.Attempt % 2 == 1 ? 429 : 400 }).Write(context);
                break;
            case Verdict.ServerErrorWithBody:
                await CloudError.Unavailable.Write(context);
                break;
            case Verdict.ServerErrorBare:
                context.Response.StatusCode = 502;
                break;
            default:
                context.Abort();
                break;
        }
    }

    private Task Refuse(HttpContext context, CloudError refusal)
    {
        tally.Add("refused");
        return refusal.Write(context);
    }
}
