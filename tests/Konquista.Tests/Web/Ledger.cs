using System.Globalization;

namespace Konquista.Web;

/// <summary>Rows of a small business for tests of pages: a store with a number and a lead, and messages to that lead.</summary>
internal static class Ledger
{
    public static Task<Guid> Store(this WebHost host, string name) =>
        host.Value<Guid>($"insert into stores (id, name, tag) values (gen_random_uuid(), '{name}', upper('{name}')) returning id");

    public static Task<Guid> Phone(this WebHost host, string name, Guid? store, string number, string provider = "social_hub", int dailyCap = 200) =>
        host.Value<Guid>($"""
            insert into phones (id, name, number, provider, account, base_url, token_cipher, token_tail, store_id, daily_cap, version)
            values (gen_random_uuid(), '{name}', '{number}', '{provider}', '{(provider == "cloud_api" ? number.TrimStart('+') : "")}',
              'https://provider.test', 'sealed-secret', '7788', {Quoted(store)}, {dailyCap}, 1)
            returning id
            """);

    public static Task<Guid> Lead(this WebHost host, string name, string phone, Guid? store) => host.Value<Guid>($"""
        insert into leads (id, name, phone, time_zone, store_id, source, entry, captured_at)
        values (gen_random_uuid(), '{name.Replace("'", "''", StringComparison.Ordinal)}', '{phone}', 'America/Sao_Paulo', {Quoted(store)}, 'import', 'capture_only', now())
        returning id
        """);

    public static Task<Guid> Campaign(this WebHost host, string name, string state = "running") =>
        host.Value<Guid>($"insert into campaigns (id, name, state) values (gen_random_uuid(), '{name}', '{state}') returning id");

    public static Task<Guid> Message(
        this WebHost host, Guid lead, Guid phone, string state, string? reason = null, Guid? campaign = null, int minutesAgo = 0, string? providerId = null) =>
        host.Value<Guid>(string.Create(CultureInfo.InvariantCulture, $"""
            insert into messages (id, month, kind, lead_id, campaign_id, step, phone_id, state, local_day, due_at, closes_at, expires_at, planned_at,
              claimed_at, reason, provider_id, attempts)
            values (gen_random_uuid(), date_trunc('month', now())::date, '{(campaign is null ? "manual" : "step")}', '{lead}', {Quoted(campaign)}, 'd0', '{phone}', '{state}',
              now()::date, now() - interval '{minutesAgo} minutes', now() + interval '1 day', now() + interval '1 day', now(),
              case when '{state}' <> 'planned' then now() - interval '{minutesAgo} minutes' end, {Quoted(reason)}, {Quoted(providerId)}, 1)
            returning id
            """));

    public static Task<object> Attempt(this WebHost host, Guid message, Guid phone, string outcome, string? error, string body = "Oi, Ana!") =>
        host.Value<object>($"""
            insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, body, finished_at, outcome, error, http_status, detail)
            values ('{message}', date_trunc('month', now())::date, 1, '{phone}', 1, now(), now(), '{body}', now(), '{outcome}', {Quoted(error)}, 400, 'Message undeliverable')
            returning 1
            """);

    private static string Quoted(object? value) => value is null ? "null" : $"'{value}'";
}
