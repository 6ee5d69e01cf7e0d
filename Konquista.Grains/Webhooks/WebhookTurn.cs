using Konquista.Clock;
using Microsoft.Extensions.Logging;

namespace Konquista.Webhooks;

/// <summary>One turn of a webhook: goes on in the feed, and makes the attempts that are due, few at a time.</summary>
internal sealed partial class WebhookTurn(
    WebhookStore webhooks, WebhookFeed feed, WebhookDeliveries deliveries, WebhookPeople people, WebhookSecrets secrets, WebhookPost post,
    WebhookMetrics metrics, ProductClock clock, ILogger<WebhookTurn> log)
{
    private const int AtOnce = 8;
    private const int MostInTurn = 200;

    /// <summary>True when there is more to do at once.</summary>
    public async Task<bool> Take(Guid id)
    {
        if (await webhooks.Find(id) is not { IsPaused: false } webhook)
        {
            return false;
        }

        if (secrets.Of(webhook) is not [_, ..] keys)
        {
            await Pause(id, WebhookPause.Sealed);
            return false;
        }

        var seen = await feed.Plan(webhook);
        Failpoint.Hit("after-webhook-plan");
        var most = webhook.Failures >= WebhookPatience.Careful ? 1 : MostInTurn;
        var due = new Queue<WebhookDelivery>(await deliveries.Due(id, clock.GetUtcNow(), most));
        var isFull = due.Count == most;
        var isStopped = false;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (!isStopped && due.TryDequeue(out var delivery))
            {
                isStopped |= await IsOver(webhook, keys, delivery);
            }
        }));
        return !isStopped && (seen == WebhookFeed.Most || isFull);
    }

    /// <summary>A delivery that stands for no fact, now and once.</summary>
    public async Task<WebhookAnswer?> Test(Guid id)
    {
        if (await webhooks.Find(id) is not { } webhook || secrets.Of(webhook) is not [_, ..] keys || await deliveries.Test(id) is not { } delivery)
        {
            return null;
        }

        var answer = await Post(webhook, keys, delivery);
        await deliveries.Write(delivery, answer, clock.GetUtcNow(), next: null);
        return answer;
    }

    private async Task<bool> IsOver(WebhookRow webhook, IReadOnlyList<string> keys, WebhookDelivery delivery)
    {
        var answer = await Post(webhook, keys, delivery);
        Failpoint.Hit("after-webhook-http");
        var now = clock.GetUtcNow();
        var next = WebhookPatience.Next(delivery.Attempts + 1, delivery.Since, now, Random.Shared.NextDouble(), answer.RetryAfter);
        var (failures, failingSince) = await deliveries.Write(delivery, answer, now, next);
        metrics.Count(answer, now - delivery.At);
        WebhookPause? reason = answer.Status == WebhookAnswer.Gone ? WebhookPause.Gone
            : WebhookPatience.IsOver(failures, failingSince, now) ? WebhookPause.Failing
            : null;
        if (reason is { } why)
        {
            await Pause(webhook.Id, why);
        }

        return reason is not null;
    }

    private async Task Pause(Guid id, WebhookPause reason)
    {
        if (await webhooks.PauseFor(id, reason, by: null))
        {
            LogPaused(id, reason);
        }
    }

    private async Task<WebhookAnswer> Post(WebhookRow webhook, IReadOnlyList<string> keys, WebhookDelivery delivery) =>
        await post.Send(webhook.Url, delivery.Id, await people.Body(delivery, webhook.WithPeople), keys);

    [LoggerMessage(LogLevel.Warning, "Webhook {WebhookId} is paused: {Reason}.")]
    private partial void LogPaused(Guid webhookId, WebhookPause reason);
}
