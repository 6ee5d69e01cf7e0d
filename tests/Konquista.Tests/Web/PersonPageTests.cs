using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>What the pages show of two records of one person: side by side before, as one after, and never another store's.</summary>
public sealed class PersonPageTests(TestDatabase database)
{
    private const string People = """
        insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA'), (md5('t')::uuid, 'Lapa', 'LAPA');
        insert into leads (id, name, phone, time_zone, store_id, source, entry, captured_at)
        select md5(n)::uuid, name, number, 'America/Sao_Paulo', md5(store)::uuid, 'import', 'capture_only', now() - age
        from (values ('ana', 'Ana Reis', '+5511987000001', 's', interval '2 days'), ('annie', 'Ana Reis', '+5511987000002', 's', interval '1 day'),
          ('bia', 'Bia Dias', '+5511987000003', 't', interval '3 days'), ('beatriz', 'Beatriz Dias', '+5511987000004', 't', interval '1 day')) as p (n, name, number, store, age);
        insert into lead_identities (kind, value, lead_id, learnt_from) select 'phone', phone, id, 'import' from leads;
        insert into merge_suggestions (a, b, reason) select least(md5('ana')::uuid, md5('annie')::uuid), greatest(md5('ana')::uuid, md5('annie')::uuid), 'same_name';
        insert into merge_suggestions (a, b, reason) select least(md5('bia')::uuid, md5('beatriz')::uuid), greatest(md5('bia')::uuid, md5('beatriz')::uuid), 'wa_id';
        update leads set last_inbound_at = now() where id = md5('beatriz')::uuid;
        insert into inbound (id, lead_id, provider_id, kind, body, at, received_at) values (gen_random_uuid(), md5('beatriz')::uuid, 'x', 'text', 'Quero botox', now(), now());
        insert into phones (id, name, number, provider, base_url, token_cipher, sandbox) values (md5('phone')::uuid, 'Recepção', '+5511900000001', 'social_hub', 'http://127.0.0.1:1', '', true);
        insert into messages (id, month, kind, lead_id, phone_id, body, state, local_day, due_at, closes_at, expires_at, planned_at, claimed_at, accepted_at) values
          (md5('message')::uuid, date_trunc('month', now())::date, 'manual', md5('beatriz')::uuid, md5('phone')::uuid, 'Olá, Beatriz', 'accepted', now()::date, now(), now(), now(), now(), now(), now());
        """;

    private const string Merged = """
        select merge_people(md5('merge')::uuid, md5('bia')::uuid, md5('beatriz')::uuid, '{}', 'maria')
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pairs_are_counted_on_the_list_and_a_no_is_not_asked_again()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        (await Page(client, "/leads")).ShouldContain("Possíveis duplicados: 2");
        var pair = await host.Value<Guid>("select id from merge_suggestions where reason = 'same_name'");
        (await Page(client, "/leads/duplicates")).ShouldContain("(11) 98700-0002");

        using var answer = await WebHost.Post(client, "/leads/duplicates", new() { ["pair"] = pair.ToString() }, to: "/leads/duplicates/dismiss");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Page(client, "/leads/duplicates")).ShouldNotContain("(11) 98700-0002");
        (await host.Value<bool>("select dismissed_by is not null from merge_suggestions where reason = 'same_name'")).ShouldBeTrue();
        (await Page(client, "/leads")).ShouldContain("Possíveis duplicados: 1");
    }

    [Fact]
    public async Task Somebody_of_one_store_sees_and_compares_its_pairs_alone()
    {
        await using var host = await Town();
        using var client = await host.SignedInAs(Role.Attendant, await host.Value<Guid>("select md5('s')::uuid"));
        var page = await Page(client, "/leads/duplicates");
        page.ShouldContain("Ana Reis");
        page.ShouldNotContain("Bia Dias");
        var foreign = await host.Value<Guid>("select id from merge_suggestions where reason = 'wa_id'");
        using var dismissed = await WebHost.Post(client, "/leads/duplicates", new() { ["pair"] = foreign.ToString() }, to: "/leads/duplicates/dismiss");
        dismissed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var compared = await client.GetAsync(await Address(host, "/leads/{0}/merge/{1}", "ana", "bia"), Cancel);
        compared.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_merge_would_do_is_said_with_its_numbers_before_anybody_agrees()
    {
        await using var host = await Town();
        await host.Run("""
            insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month)
            select gen_random_uuid(), md5('beatriz')::uuid, id, version_id, 'active', now(), date_trunc('month', now()) from campaigns where version_id is not null limit 1;
            update leads set opted_out_at = now() where id = md5('beatriz')::uuid
            """);
        using var client = await host.SignedIn();

        var page = await Page(client, await Address(host, "/leads/{0}/merge/{1}", "bia", "beatriz"));

        page.ShouldContain("A ficha fica com 2 telefones");
        page.ShouldContain("Mensagens: 1, respostas: 1, agendamentos: 0");
        page.ShouldContain("Beatriz Dias sai da campanha");
        page.ShouldContain("Quem fica também não recebe mais mensagens");
        page.ShouldContain("Unindo assim, a campanha termina");
        page.ShouldContain("name=\"keptVersion\" value=\"0\"");
    }

    [Fact]
    public async Task A_merged_lead_is_on_no_list_and_its_page_is_that_of_the_one_that_stays()
    {
        await using var host = await Town();
        await host.Run(Merged);
        using var client = await host.SignedIn();
        using var page = await client.GetAsync(await Address(host, "/leads/{0}", "beatriz"), Cancel);
        page.Headers.Location!.OriginalString.ShouldBe(await Address(host, "/leads/{0}", "bia"));
        using var talk = await client.GetAsync(await Address(host, "/conversations/{0}", "beatriz"), Cancel);
        talk.Headers.Location!.OriginalString.ShouldStartWith(await Address(host, "/conversations/{0}", "bia"));
        (await Page(client, "/leads")).ShouldNotContain("Beatriz Dias");
        using var recent = await client.GetAsync("/conversations?show=recent", Cancel);
        var conversations = WebUtility.HtmlDecode(await recent.Content.ReadAsStringAsync(Cancel));
        conversations.ShouldContain("Quero botox");
        conversations.ShouldNotContain("Beatriz Dias");
    }

    [Fact]
    public async Task The_one_that_stays_tells_both_stories_and_offers_to_part_them()
    {
        await using var host = await Town();
        await host.Run(Merged);
        using var client = await host.SignedIn();

        var page = await Page(client, await Address(host, "/leads/{0}", "bia"));

        page.ShouldContain("Olá, Beatriz");
        page.ShouldContain("na ficha unida Beatriz Dias");
        page.ShouldContain("Unida com Beatriz Dias");
        page.ShouldContain("(11) 98700-0004");
        page.ShouldContain(await Address(host, "/leads/{0}/split/{1}", "bia", "merge"));
        (await Page(client, await Address(host, "/conversations/{0}", "bia"))).ShouldContain("na ficha unida Beatriz Dias");
        (await Page(client, await Address(host, "/leads/{0}/numbers", "bia"))).ShouldContain("recebe as mensagens");
        (await Page(client, await Address(host, "/leads/{0}/split/{1}", "bia", "merge"))).ShouldContain("voltam a ser duas fichas");
    }

    [Fact]
    public async Task The_other_record_is_found_by_number_or_name_and_never_the_same_one()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        var from = await Address(host, "/leads/{0}/merge", "ana");

        using var answer = await WebHost.Post(client, from, new() { ["Search"] = "ana reis" });
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

        page.ShouldContain(await Address(host, "/leads/{0}/merge/{1}", "ana", "annie"));
        page.ShouldNotContain(await Address(host, "/leads/{0}/merge/{1}", "ana", "ana"));
    }

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Run(People);
        return host;
    }

    private static async Task<string> Page(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));

    private static async Task<string> Address(WebHost host, string format, params string[] names)
    {
        var ids = await Task.WhenAll(names.Select(name => host.Value<Guid>($"select md5('{name}')::uuid")));
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, format, [.. ids.Cast<object>()]);
    }
}
