using Konquista.Sandbox.Faults;
using Konquista.Sandbox.Receipts;
using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.SocialHub;

/// <summary>Speaks Social Hub: accepts for queueing and says no more, no id, no status, no inbound.</summary>
internal sealed class SocialHubEndpoint(SandboxSettings settings, FaultBoard faults, Reception reception, Tally tally, TimeProvider clock)
{
    private const string BadToken = "invalid api_token!";

    private static readonly byte[] Stored =
        """{"success":true,"message":"Message stored successfully. Will be processing in few seconds!"}"""u8.ToArray();

    private static readonly byte[] TooMany = "Too many requests, please try again later."u8.ToArray();

    public async Task Send(HttpContext context)
    {
        var at = clock.GetUtcNow().UtcTicks;
        var message = await SocialHubMessage.Read(context);
        if (message is null)
            await Refuse(context, "invalid request!");
        else if (!settings.Knows(message.ApiToken) || IsRefused(message.ApiToken!))
            await Refuse(context, BadToken);
        else if (!Recipient.TryParse(message.Phone, out var recipient))
            await Refuse(context, "invalid phone!");
        else if (string.IsNullOrEmpty(message.Message) && message.File is null)
            await Refuse(context, "message is required!");
        else
            await Receive(context, message, recipient, at);
    }

    private static Task Say(HttpContext context, int status, string message) =>
        Answer.Json(context, status, new SocialHubAnswer(Success: status == 200, message), SocialHubJson.Default.SocialHubAnswer);

    private async Task Receive(HttpContext context, SocialHubMessage message, Recipient recipient, long at)
    {
        var id = context.Request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= 512 } key] ? key : null;
        var account = Fingerprint.Text(Fingerprint.Of(message.ApiToken!));
        var kind = message.File is null ? "text" : "document";
        var arrival = new Arrival(Provider.SocialHub, account, id, recipient, message.Message ?? message.File!, kind, at);
        var receiving = await reception.Receive(arrival.Keyed());
        switch (receiving.Verdict)
        {
            case Verdict.Accepted:
                await Answer.Bytes(context, 200, "application/json", Stored);
                break;
            case Verdict.RateLimited:
                await Answer.Bytes(context, 429, "text/plain", TooMany);
                break;
            case Verdict.ServerErrorWithBody:
                await Say(context, 500, "Internal error. Please try again!");
                break;
            case Verdict.ServerErrorBare:
                context.Response.StatusCode = 502;
                break;
            default:
                context.Abort();
                break;
        }
    }

    private Task Refuse(HttpContext context, string why)
    {
        tally.Add("refused");
        return Say(context, 400, why);
    }

    private bool IsRefused(string token)
    {
        var refused = faults.Current.BadTokenFor;
        return !refused.IsEmpty && (refused.Contains(token) || refused.Contains(Fingerprint.Text(Fingerprint.Of(token))));
    }
}
