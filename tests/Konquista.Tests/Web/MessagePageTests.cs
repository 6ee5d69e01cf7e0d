using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>The ledger over real HTTP: its filters, its pages, one message whole, and the file of many.</summary>
public sealed class MessagePageTests(TestDatabase database)
{
    [Fact]
    public async Task Filters_stand_in_the_address_and_narrow_the_list()
    {
        await using var host = await WebHost.On(database);
        var (phone, other) = (await host.Phone("Moema 1", store: null, "+5511980000001"), await host.Phone("Moema 2", store: null, "+5511980000002"));
        var campaign = await host.Campaign("Botox");
        await host.Message(await host.Lead("Ana Falha", "+5511988880001", store: null), phone, "failed", "131026", campaign);
        await host.Message(await host.Lead("Bia Lida", "+5511988880002", store: null), other, "read");
        using var client = await host.SignedIn();
        foreach (var filter in new[] { "state=failed", $"phone={phone}", $"campaign={campaign}", "reason=131026", "kind=step", "step=d0&kind=step" })
        {
            var html = await client.GetStringAsync($"/messages?{filter}", TestContext.Current.CancellationToken);
            html.ShouldContain("Ana Falha", customMessage: filter);
            html.ShouldNotContain("Bia Lida", customMessage: filter);
            html.ShouldContain("Uma mensagem", customMessage: filter);
        }

        (await client.GetStringAsync("/messages?from=2020-01-01&to=2020-01-02", TestContext.Current.CancellationToken)).ShouldContain("Nenhuma mensagem com estes filtros");
        (await client.GetStringAsync("/messages?state=nada&from=ontem", TestContext.Current.CancellationToken)).ShouldContain("Bia Lida");
    }

    [Fact]
    public async Task Pages_follow_the_last_one_seen_and_show_each_message_once()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        var lead = await host.Lead("Ana", "+5511988880001", store: null);
        await host.Value<object>($"""
            insert into messages (id, month, kind, lead_id, phone_id, state, local_day, due_at, closes_at, expires_at, planned_at)
            select gen_random_uuid(), date_trunc('month', now())::date, 'manual', '{lead}', '{phone}', 'planned', now()::date, date_trunc('hour', now()), now(), now(), now()
            from generate_series(1, 60) returning 1
            """);
        using var client = await host.SignedIn();
        var first = await client.GetStringAsync("/messages", TestContext.Current.CancellationToken);
        var next = System.Text.RegularExpressions.Regex.Match(first, "href=\"(?<to>/messages\\?after=[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["to"].Value;
        var second = await client.GetStringAsync(next, TestContext.Current.CancellationToken);
        var ids = Ids(first).Concat(Ids(second)).ToList();
        ids.Count.ShouldBe(60);
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(60);
    }

    [Fact]
    public async Task One_message_is_told_with_its_tries_and_what_the_provider_reported_whole_only_to_who_audits()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001", "cloud_api");
        var lead = await host.Lead("Ana", "+5511988880001", store: null);
        var message = await host.Message(lead, phone, "failed", "131026", providerId: "wamid.A");
        await host.Attempt(message, phone, "failed", "131026", body: "Oi, <b>Ana</b>!");
        await host.Value<object>("""
            insert into webhook_inbox (month, kind, provider, account, event_key, body, received_at)
            values (date_trunc('month', now())::date, 'status', 'cloud_api', '1', 'status:wamid.A:failed', '{"recipient_id": "<5511988880001>"}', now()) returning 1
            """);
        using var owner = await host.SignedIn();
        var whole = await owner.GetStringAsync($"/messages/{message}", TestContext.Current.CancellationToken);
        whole.ShouldContain("Tentativa 1");
        whole.ShouldContain("Message undeliverable");
        whole.ShouldContain("Oi, &lt;b&gt;Ana&lt;/b&gt;!");
        whole.ShouldContain("&lt;5511988880001&gt;");
        whole.ShouldContain($"/leads/{lead}");
        using var viewer = await host.SignedInAs(Role.Viewer);
        var part = await viewer.GetStringAsync($"/messages/{message}", TestContext.Current.CancellationToken);
        part.ShouldContain("falhou");
        part.ShouldNotContain("&lt;5511988880001&gt;");
    }

    [Fact]
    public async Task Somebody_of_one_store_sees_and_takes_away_its_messages_alone()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Store("Moema");
        var phone = await host.Phone("Moema 1", store, "+5511980000001");
        await host.Message(await host.Lead("Ana da Moema", "+5511988880001", store), phone, "read");
        var other = await host.Message(await host.Lead("Bia de Londrina", "+5543988880002", await host.Store("Londrina")), phone, "read");
        using var client = await host.SignedInAs(Role.Manager, store);
        foreach (var page in new[] { "/messages", "/messages/export?handler=File" })
        {
            var text = await client.GetStringAsync(page, TestContext.Current.CancellationToken);
            text.ShouldContain("Ana da Moema");
            text.ShouldNotContain("Bia de Londrina");
        }

        using var hidden = await client.GetAsync($"/messages/{other}", TestContext.Current.CancellationToken);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_says_how_many_lines_it_has_and_carries_no_formula()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        await host.Message(await host.Lead("=HYPERLINK(\"x\")", "+5511988880001", store: null), phone, "cancelled", "replied");
        await host.Message(await host.Lead("Bia", "+5511988880002", store: null), phone, "read");
        using var client = await host.SignedIn();
        (await client.GetStringAsync("/messages/export?state=cancelled", TestContext.Current.CancellationToken)).ShouldContain("O arquivo terá uma linha.");
        var csv = await client.GetStringAsync("/messages/export?handler=File&state=cancelled", TestContext.Current.CancellationToken);
        csv.ShouldContain("\"'=HYPERLINK(\"\"x\"\")\";\"5511988880001\"");
        csv.ShouldContain("\"o lead respondeu\"");
        csv.ShouldNotContain("Bia");
    }

    [Theory, InlineData(Role.Viewer), InlineData(Role.Attendant)]
    public async Task Who_may_not_export_gets_no_file(string role)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(role);
        (await client.GetStringAsync("/messages", TestContext.Current.CancellationToken)).ShouldContain("Nenhuma mensagem ainda");
        using var file = await client.GetAsync("/messages/export?handler=File", TestContext.Current.CancellationToken);
        file.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    [Fact]
    public async Task Uncertain_messages_are_narrowed_and_many_are_settled_only_after_their_number_was_said()
    {
        await using var host = await WebHost.On(database);
        var (phone, other) = (await host.Phone("Moema 1", store: null, "+5511980000001"), await host.Phone("Moema 2", store: null, "+5511980000002"));
        var old = await host.Message(await host.Lead("Ana Antiga", "+5511988880001", store: null), phone, "uncertain", "timeout", minutesAgo: 26 * 60);
        var young = await host.Message(await host.Lead("Bia Nova", "+5511988880002", store: null), other, "uncertain", "timeout");
        using var client = await host.SignedIn();
        var aged = await client.GetStringAsync("/messages/uncertain?hours=24", TestContext.Current.CancellationToken);
        aged.ShouldContain("Ana Antiga");
        aged.ShouldNotContain("Bia Nova");
        (await client.GetStringAsync($"/messages/uncertain?phone={other}", TestContext.Current.CancellationToken)).ShouldNotContain("Ana Antiga");
        using var asked = await WebHost.Post(client, "/messages/uncertain", new() { ["all"] = "SendAgain", ["chosen[0]"] = old.ToString(), ["chosen[1]"] = young.ToString() });
        (await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Enviar de novo 2 mensagens?");
        using var sure = await WebHost.Post(client, "/messages/uncertain", new() { ["all"] = "SendAgain", ["sure"] = "true", ["chosen"] = old.ToString() });
        sure.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.Value<long>("select count(*) from messages where state = 'uncertain'")).ShouldBe(2);
    }

    private static IEnumerable<string> Ids(string html) =>
        System.Text.RegularExpressions.Regex.Matches(html, "lead-cell\"><a href=\"/messages/(?<id>[0-9a-f-]{36})\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["id"].Value);
}
