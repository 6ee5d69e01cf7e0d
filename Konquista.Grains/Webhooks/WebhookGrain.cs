using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Webhooks;

/// <summary>Keeps one webhook following the feed: a timer takes its turns, a reminder brings it back wherever a silo is.</summary>
[GrainType("webhook")]
internal sealed partial class WebhookGrain(WebhookRegistration registration, WebhookStore webhooks, WebhookDeliveries deliveries, WebhookTurn turn, ILogger<WebhookGrain> log)
    : Grain, IWebhookGrain, IRemindable
{
    public const string GoOn = "go-on";

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private IGrainTimer? _timer;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public async Task<WebhookSave> Save(WebhookDraft draft, int version, Actor by)
    {
        // Before the row: a tick that finds nothing to follow ends itself.
        await Remind();
        var saved = await registration.Save(Id, draft, version, by.Name);
        await FollowOrEnd();
        return saved;
    }

    public Task<string?> Renew(Actor by) => registration.Renew(Id, by.Name);

    public async Task Pause(Actor by)
    {
        await webhooks.PauseFor(Id, WebhookPause.ByHand, by.Name);
        await FollowOrEnd();
    }

    public async Task Resume(Actor by)
    {
        await Remind();
        await webhooks.ResumeBy(Id, by.Name);
        await FollowOrEnd();
    }

    public Task<WebhookAnswer?> Test() => turn.Test(Id);

    public async Task<int> Resend(long? deliveryId, Actor by)
    {
        var count = await deliveries.Again(Id, deliveryId, by.Name);
        await FollowOrEnd();
        return count;
    }

    public async Task<int> Remove(Actor by)
    {
        var count = await deliveries.Count(Id);
        await webhooks.Remove(Id, by.Name);
        await FollowOrEnd();
        return count;
    }

    public async Task Wake()
    {
        await Remind();
        await FollowOrEnd();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => FollowOrEnd();

    private Task<IGrainReminder> Remind() => this.RegisterOrUpdateReminder(GoOn, LookAgain, LookAgain);

    // Interleaved with calls, which would else wait for addresses that do not answer: the turn asks the tables, as they do.
    private async Task FollowOrEnd()
    {
        if (await webhooks.Find(Id) is { IsPaused: false })
        {
            _timer ??= this.RegisterGrainTimer(TakeTurns, new GrainTimerCreationOptions(TimeSpan.Zero, Interval) { Interleave = true, KeepAlive = true });
            return;
        }

        _timer?.Dispose();
        _timer = null;
        if (await this.GetReminder(GoOn) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task TakeTurns(CancellationToken cancel)
    {
        try
        {
            while (!cancel.IsCancellationRequested && await turn.Take(Id))
            {
            }
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            LogFailed(Id, problem.GetType().Name, (problem as NpgsqlException)?.SqlState);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhook {WebhookId} could not take its turn and tries again: {Problem} (state {SqlState}).")]
    private partial void LogFailed(Guid webhookId, string problem, string? sqlState);
}
