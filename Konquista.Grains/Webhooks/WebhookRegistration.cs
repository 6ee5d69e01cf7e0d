using Npgsql;

namespace Konquista.Webhooks;

/// <summary>Accepts an address that is to be told of facts, or says the one thing that is wrong with it; its secret is made and sealed here.</summary>
internal sealed class WebhookRegistration(WebhookStore webhooks, WebhookRoute route, WebhookSecrets secrets)
{
    private const int Most = 50;

    public async Task<WebhookSave> Save(Guid id, WebhookDraft given, int version, string by)
    {
        var draft = given with { Name = given.Name.Trim(), Url = given.Url.Trim(), Events = [.. WebhookEvents.All.Intersect(given.Events, StringComparer.Ordinal)] };
        if (await Problem(draft) is { } problem)
        {
            return new(problem);
        }

        var secret = version == 0 ? WebhookSecrets.New() : null;
        try
        {
            return secret is null
                ? new(await webhooks.Edit(id, draft, version, by) ? null : WebhookProblem.Stale)
                : await webhooks.Add(id, draft, secrets.Seal(secret), Most, by) ? new(null, secret)
                : new(WebhookProblem.TooMany);
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return new(cause.ConstraintName == "webhooks_name" ? WebhookProblem.NameTaken : WebhookProblem.Stale);
        }
    }

    public async Task<string?> Renew(Guid id, string by)
    {
        var secret = WebhookSecrets.New();
        return await webhooks.RenewSecret(id, secrets.Seal(secret), by) ? secret : null;
    }

    private async Task<WebhookProblem?> Problem(WebhookDraft draft) =>
        draft.Name.Length is 0 or > WebhookDraft.LongestName ? WebhookProblem.NameMissing
        : draft.Events.Count == 0 ? WebhookProblem.EventsMissing
        : draft.StoreId is { } store && !await webhooks.HasStore(store) ? WebhookProblem.StoreUnknown
        : await route.Check(draft.Url);
}
