using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Conversations over real HTTP: who is listed in which order, what a thread shows, whose it is, and that typed words are kept.</summary>
public sealed class ConversationPageTests(TestDatabase database)
{
    [Fact]
    public async Task Who_waits_longest_stands_first_with_their_last_words()
    {
        await using var host = await WebHost.On(database);
        await Scene(host);
        using var client = await host.SignedIn();
        var page = await client.GetStringAsync("/conversations", TestContext.Current.CancellationToken);
        page.IndexOf("Bia de Londrina", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("Ana da Moema", StringComparison.Ordinal));
        page.ShouldContain("Quanto custa?");
        page.ShouldContain("atrasada");
        page.ShouldNotContain("Caio Respondido");
        var recent = await client.GetStringAsync("/conversations?show=recent", TestContext.Current.CancellationToken);
        recent.IndexOf("Ana da Moema", StringComparison.Ordinal).ShouldBeLessThan(recent.IndexOf("Bia de Londrina", StringComparison.Ordinal));
        recent.ShouldContain("Caio Respondido");
    }

    [Fact]
    public async Task Nobody_waiting_says_what_comes_next()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await client.GetStringAsync("/conversations", TestContext.Current.CancellationToken)).ShouldContain("Ninguém está esperando resposta");
    }

    [Fact]
    public async Task Somebody_of_one_store_meets_its_conversations_alone()
    {
        await using var host = await WebHost.On(database);
        var (ana, bia) = await Scene(host);
        using var client = await host.SignedInAs(Role.Attendant, await host.Value<Guid>("select id from stores where tag = 'MOEMA'"));
        foreach (var list in (string[])["/conversations", "/conversations?show=recent", "/conversations?handler=Rows"])
        {
            var page = await client.GetStringAsync(list, TestContext.Current.CancellationToken);
            page.ShouldContain("Ana da Moema");
            page.ShouldNotContain("Bia de Londrina");
        }

        (await client.GetAsync($"/conversations/{ana}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var part in (string[])["", "/part/head", "/part/recent", "/part/older", "/part/window", "/part/replies"])
        {
            (await client.GetAsync($"/conversations/{bia}{part}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, part);
        }

        foreach (var post in (string[])["", "/insert", "/note"])
        {
            using var answer = await WebHost.Post(client, $"/conversations/{ana}", new() { ["Form.Text"] = "Oi", ["kind"] = "Paused" }, to: $"/conversations/{bia}{post}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, post);
        }
    }

    [Fact]
    public async Task A_thread_shows_both_sides_and_what_bears_on_it_once()
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        using var client = await host.SignedIn();
        var page = await client.GetStringAsync($"/conversations/{ana}", TestContext.Current.CancellationToken);
        page.ShouldContain("Quanto custa? &lt;b&gt;");
        page.ShouldContain("Custa 100");
        page.ShouldContain("por ana@konquista.test");
        page.ShouldContain("agendamento registrado");
        page.ShouldNotContain("anotação da equipe");
        page.ShouldContain("as campanhas ficam pausadas para esta pessoa por 7 dias");
        var recent = await client.GetStringAsync($"/conversations/{ana}/part/recent", TestContext.Current.CancellationToken);
        var mark = recent.Split("mark=")[1].Split('"')[0];
        using var again = await client.GetAsync($"/conversations/{ana}/part/recent?mark={mark}", TestContext.Current.CancellationToken);
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Older_messages_are_read_by_the_last_one_seen()
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        await host.Value<object>($"""
            insert into inbound (id, lead_id, provider_id, kind, body, at, received_at)
            select gen_random_uuid(), '{ana}', 'old-' || n, 'text', 'Antiga ' || n || '.', now() - interval '10 days' + n * interval '1 minute', now()
            from generate_series(1, 60) n returning 1
            """);
        using var client = await host.SignedIn();
        var page = await client.GetStringAsync($"/conversations/{ana}", TestContext.Current.CancellationToken);
        page.ShouldNotContain("Antiga 1.");
        page.ShouldContain("Antiga 60.");
        var older = page.Split("/part/older?before=")[1].Split('"')[0];
        var before = await client.GetStringAsync($"/conversations/{ana}?before={older}", TestContext.Current.CancellationToken);
        before.ShouldContain("Antiga 1.");
        before.ShouldNotContain("Antiga 60.");
    }

    [Fact]
    public async Task Without_a_silo_an_answer_is_503_and_what_was_typed_stays()
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        using var client = await host.SignedInAs(Role.Attendant);
        var request = Guid.NewGuid();
        using var answer = await WebHost.Post(
            client, $"/conversations/{ana}", new() { ["Form.Text"] = "Olá, custa <b>100</b> 😀", ["Form.RequestId"] = request.ToString() });
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("Sua resposta continua aqui");
        WebUtility.HtmlDecode(page).ShouldContain("Olá, custa <b>100</b> 😀</textarea>");
        page.ShouldNotContain("<b>100</b>");
        page.ShouldContain(request.ToString());
    }

    [Fact]
    public async Task Who_may_only_look_finds_no_box_and_cannot_answer()
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        using var client = await host.SignedInAs(Role.Viewer);
        var page = await client.GetStringAsync($"/conversations/{ana}", TestContext.Current.CancellationToken);
        page.ShouldContain("Quanto custa?");
        page.ShouldNotContain("<textarea");
        using var answer = await WebHost.Post(client, "/leads", new() { ["Form.Text"] = "Oi" }, to: $"/conversations/{ana}");
        answer.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    [Theory, InlineData("1 hour", "Janela do WhatsApp aberta"), InlineData("25 hours", "janela de 24 horas do WhatsApp fechou")]
    public async Task The_window_of_the_provider_is_told_and_templates_are_offered_when_it_is_closed(string ago, string said)
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        await host.Value<object>($"update inbound set at = now() - interval '{ago}' returning 1");
        await host.Value<object>("""
            with p as (update phones set provider = 'cloud_api' returning 1), t as (
              insert into templates (id, name, kind) values (gen_random_uuid(), 'Retomar', 'cloud_template') returning id), v as (
              insert into template_variants (template_id, no, body) select id, 1, 'Oi, [nome], ainda quer saber?' from t returning 1)
            select 1 from p, t, v
            """);
        using var client = await host.SignedIn();
        var page = await client.GetStringAsync($"/conversations/{ana}", TestContext.Current.CancellationToken);
        page.ShouldContain(said);
        page.Contains("Oi, Ana, ainda quer saber?", StringComparison.Ordinal).ShouldBe(ago == "25 hours");
    }

    [Fact]
    public async Task A_sample_person_is_told_to_be_one()
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        using var client = await host.SignedIn();
        const string Said = "faz parte dos dados de exemplo";
        (await client.GetStringAsync($"/conversations/{ana}", TestContext.Current.CancellationToken)).ShouldNotContain(Said);
        await host.Run($"update leads set source = 'sample' where id = '{ana}'");
        (await client.GetStringAsync($"/conversations/{ana}", TestContext.Current.CancellationToken)).ShouldContain(Said);
    }

    [Fact]
    public async Task Every_form_carries_its_token()
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        using var client = await host.SignedIn();
        foreach (var part in (string[])["", "/part/head"])
        {
            var page = await client.GetStringAsync($"/conversations/{ana}{part}", TestContext.Current.CancellationToken);
            page.Split("method=\"post\"").Length.ShouldBeGreaterThan(1);
            page.Split("name=\"__RequestVerificationToken\"").Length.ShouldBe(page.Split("method=\"post\"").Length, part);
        }
    }

    [Fact]
    public async Task A_template_that_does_not_exist_is_refused_in_words()
    {
        await using var host = await WebHost.On(database);
        var (ana, _) = await Scene(host);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, $"/conversations/{ana}", new() { ["Form.TemplateId"] = Guid.NewGuid().ToString() });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Este modelo não existe mais");
    }

    // Ana waits for a minute and was answered before, Bia of another store waits for two days, Caio was answered.
    private static async Task<(Guid Ana, Guid Bia)> Scene(WebHost host)
    {
        await host.Value<object>("""
            with s as (
              insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA'), (gen_random_uuid(), 'Londrina', 'LONDRINA') returning *
            ), p as (
              insert into phones (id, name, number, provider, base_url, token_cipher)
              values (gen_random_uuid(), 'Recepção', '+5511980000001', 'social_hub', 'http://127.0.0.1:1', '') returning *
            ), l as (
              insert into leads (id, name, first_name, phone, time_zone, store_id, source, entry, captured_at, last_inbound_at, waiting_since)
              select gen_random_uuid(), v.name, split_part(v.name, ' ', 1), v.phone, 'America/Sao_Paulo', s.id, 'import', 'enrolled', now(),
                now() - v.ago, case when v.waits then now() - v.ago end
              from (values ('Ana da Moema', '+5511988880001', 'MOEMA', interval '1 minute', true),
                ('Bia de Londrina', '+5543988880002', 'LONDRINA', interval '2 days', true),
                ('Caio Respondido', '+5511988880003', 'MOEMA', interval '3 days', false)) v (name, phone, tag, ago, waits)
              join s on s.tag = v.tag
              returning *
            ), i as (
              insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at)
              select gen_random_uuid(), l.id, p.id, l.phone, 'text', 'Quanto custa? <b>', l.last_inbound_at, now() from l, p returning 1
            ), m as (
              insert into messages (id, month, kind, lead_id, phone_id, body, author, state, local_day, due_at, closes_at, expires_at, planned_at)
              select gen_random_uuid(), date_trunc('month', now())::date, 'manual', l.id, p.id, 'Custa 100', 'ana@konquista.test', 'planned',
                current_date, now(), now(), now(), now() from l, p where l.name like 'Ana%' returning *
            )
            insert into feed (at, kind, lead_id, lead_version, message_id, actor, data)
            select now(), v.kind, m.lead_id, v.version, null, 'ana@konquista.test', v.data::jsonb
            from m, (values ('message.planned', 3, null), ('lead.noted', 3, '{"reason": "answered"}'), ('appointment.recorded', 4, null)) v (kind, version, data)
            returning 1
            """);
        return (await Id(host, "Ana"), await Id(host, "Bia"));
    }

    private static Task<Guid> Id(WebHost host, string name) => host.Value<Guid>($"select id from leads where first_name = '{name}'");
}
