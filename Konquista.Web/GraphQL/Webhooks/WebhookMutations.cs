using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Live;
using Konquista.Web.Sending;
using Konquista.Webhooks;

namespace Konquista.Web.GraphQL.Webhooks;

/// <summary>What may be changed about webhooks; each goes through the webhook's own grain.</summary>
internal sealed class WebhookMutations(SendingSystem sending, WebhookQueries webhooks, StandingReading standing, Asker asker, Problems problems)
{
    [May(Permission.Integrations)]
    [Description("Makes or changes a webhook; the secret of a new one is told this once.")]
    public async Task<WebhookPayload> SaveWebhook(WebhookInput input, CancellationToken cancel)
    {
        if ((problems.In(input.ToForm()) ?? await Forbidden(input.Id, input.WithPeople, cancel)) is { } problem)
        {
            return new(Webhook: null, problem);
        }

        var id = input.Id ?? Guid.CreateVersion7();
        var saved = await sending.Webhook(id, webhook => webhook.Save(input.ToDraft(), input.Id is null ? 0 : Math.Max(1, input.Version), asker.Actor));
        return new(await webhooks.Find(id, cancel), saved.Problem is { } refusal ? Refused(refusal) : null, saved.Secret);
    }

    [May(Permission.Integrations)]
    [Description("A new secret, told this once; the old one signs too for 24 hours.")]
    public async Task<WebhookPayload> RenewWebhookSecret(Guid id, CancellationToken cancel)
    {
        if (await Forbidden(id, withPeople: false, cancel) is { } problem)
        {
            return new(Webhook: null, problem);
        }

        var secret = await sending.Webhook(id, webhook => webhook.Renew(asker.Actor));
        return new(await webhooks.Find(id, cancel), Secret: secret);
    }

    [May(Permission.Integrations)]
    [Description("Pauses a webhook: what happens is kept until it is resumed.")]
    public Task<WebhookPayload> PauseWebhook(Guid id, CancellationToken cancel) => Change(id, webhook => webhook.Pause(asker.Actor), cancel);

    [May(Permission.Integrations)]
    [Description("Resumes a webhook where it stopped.")]
    public Task<WebhookPayload> ResumeWebhook(Guid id, CancellationToken cancel) => Change(id, webhook => webhook.Resume(asker.Actor), cancel);

    [May(Permission.Integrations)]
    [Description("Sends a test now, and tells what the address answered.")]
    public async Task<WebhookTestPayload> TestWebhook(Guid id, CancellationToken cancel) =>
        await webhooks.Find(id, cancel) is not null && await sending.Webhook(id, webhook => webhook.Test()) is { } answer
            ? new(answer.IsTaken, answer.Status, Word.Stored(answer.Trouble), (int)answer.Took.TotalMilliseconds)
            : new(Taken: false, Problem: problems.NotFound);

    [May(Permission.Integrations)]
    [Description("Sends a delivery once more, or without its number all that failed.")]
    public async Task<WebhookCountPayload> ResendWebhook(Guid id, long? number, CancellationToken cancel) =>
        await webhooks.Find(id, cancel) is null
            ? new(0, problems.NotFound)
            : new(await sending.Webhook(id, webhook => webhook.Resend(number, asker.Actor)));

    [May(Permission.Integrations)]
    [Description("Removes a webhook with its deliveries; counts those.")]
    public async Task<WebhookCountPayload> RemoveWebhook(Guid id, CancellationToken cancel) =>
        await webhooks.Find(id, cancel) is null
            ? new(0, problems.NotFound)
            : new(await sending.Webhook(id, webhook => webhook.Remove(asker.Actor)));

    private async Task<WebhookPayload> Change(Guid id, Func<IWebhookGrain, Task> change, CancellationToken cancel)
    {
        if (await webhooks.Find(id, cancel) is null)
        {
            return new(Webhook: null, problems.NotFound);
        }

        await sending.Webhook(id, change);
        standing.Forget();
        return new(await webhooks.Find(id, cancel));
    }

    // Whoever may not see numbers does not decide whither they are told.
    private async Task<Problem?> Forbidden(Guid? id, bool withPeople, CancellationToken cancel)
    {
        var known = id is { } given ? await webhooks.Find(given, cancel) : null;
        return asker.OnlyStore is not null || (id is not null && known is null) ? problems.NotFound
            : (withPeople || known?.WithPeople == true) && !asker.May(Permission.SeeNumbers) ? problems.Of(ProblemCode.Invalid, "withPeople")
            : null;
    }

    private Problem Refused(WebhookProblem refusal) => refusal switch
    {
        WebhookProblem.Stale => problems.Of(ProblemCode.Stale),
        WebhookProblem.NameTaken => problems.Of(ProblemCode.NameTaken, "name"),
        _ => problems.Of(ProblemCode.WebhookRefused, refusal),
    };
}
