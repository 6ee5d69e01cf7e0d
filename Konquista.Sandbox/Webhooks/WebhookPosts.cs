using System.Buffers;
using Konquista.Sandbox.Receipts;

namespace Konquista.Sandbox.Webhooks;

/// <summary>The workers that post due updates, a batch at a time, and try again ever more slowly while the callback does not answer 200.</summary>
internal sealed class WebhookPosts(
    SandboxSettings settings, WebhookLanes lanes, Callback callback, WebhookCounts counts, StopBook stops, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(lanes.All.Select(lane => Empty(lane, stoppingToken)));

    private async Task Empty(WebhookLane lane, CancellationToken stopping)
    {
        var batch = new List<WebhookUpdate>(settings.WebhookBatch);
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            await lane.UntilDue(stopping);
            lane.TakeDue(batch, settings.WebhookBatch);
            if (batch.Count == 0)
                continue;
            if (await Post(batch, body, stopping))
            {
                failures = 0;
                Settle(batch);
                continue;
            }

            stopping.ThrowIfCancellationRequested();
            TryLater(batch);
            await Task.Delay(Min(Pause(++failures), TimeSpan.FromSeconds(1)), clock, stopping);
        }
    }

    private async Task<bool> Post(List<WebhookUpdate> batch, ArrayBufferWriter<byte> body, CancellationToken stopping)
    {
        if (settings.CallbackUrl is not { } address)
            return true;
        body.ResetWrittenCount();
        WebhookBody.Write(body, batch);
        var isAnswered = await callback.Post(address, body.WrittenMemory, stopping);
        if (isAnswered)
            counts.Answered(batch.Count);
        else
            counts.PostFailed();
        return isAnswered;
    }

    private void Settle(List<WebhookUpdate> batch)
    {
        foreach (var update in batch)
        {
            update.Sent?.Reach(update.Status);
            if (update.Inbound is { } inbound && settings.HasWebhooks)
                stops.Answered(inbound.Stop);
        }

        counts.Done(batch.Count);
    }

    private void TryLater(List<WebhookUpdate> batch)
    {
        var now = clock.GetUtcNow().UtcTicks;
        foreach (var update in batch)
        {
            if (update.Failures + 1 < settings.WebhookAttempts)
            {
                lanes.Again(update with { Failures = update.Failures + 1, DueAt = now + Pause(update.Failures + 1).Ticks });
                continue;
            }

            counts.WasGivenUp();
            counts.Done(1);
        }
    }

    private static TimeSpan Pause(int failures) => Min(FirstPause * Math.Pow(2, Math.Min(failures - 1, 10)), LongestPause);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
