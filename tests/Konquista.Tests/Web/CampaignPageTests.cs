using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Campaigns over real HTTP without a silo: they are read, edited on the form and kept there, and only who may changes them.</summary>
public sealed class CampaignPageTests(TestDatabase database)
{
    private const string Id = "00000000-0000-7000-8000-0000000000c1";
    private const string Step = "dia-0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_campaigns_the_list_leads_to_the_gallery()
    {
        await using var host = await WebHost.On(database);
        await host.Value<long>("with r as (delete from tag_rules), c as (update campaigns set version_id = null) select 1::bigint");
        await host.Value<long>("with v as (delete from campaign_versions) select 1::bigint");
        await host.Value<long>("with c as (delete from campaigns) select 1::bigint");
        using var client = await host.SignedIn();
        var html = await client.GetStringAsync("/campaigns", Cancel);
        html.ShouldContain("Ainda não há campanhas");
        html.ShouldContain("href=\"/campaigns/gallery\"");
    }

    [Theory, InlineData("/campaigns"), InlineData("/campaigns/rows"), InlineData($"/campaigns/{Id}"), InlineData($"/campaigns/{Id}/steps"),
        InlineData($"/campaigns/{Id}/edit"), InlineData($"/campaigns/{Id}/preview"), InlineData("/campaigns/new"), InlineData("/campaigns/gallery")]
    public async Task A_page_is_read_while_no_silo_answers(string page)
    {
        await using var host = await WithCampaign();
        using var client = await host.SignedIn();
        using var answer = await client.GetAsync(page, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_list_says_where_people_and_messages_stand()
    {
        await using var host = await WithCampaign();
        await Enter(host);
        using var client = await host.SignedIn();
        var html = await client.GetStringAsync("/campaigns/rows", Cancel);
        html.ShouldContain("Ativas: 1 · Terminaram: 0 · Pararam: 0");
        html.ShouldContain("Responderam: 0 · Agendaram: 0");
        html.ShouldContain("Enviadas: 1 · Entregues: 1 · Lidas: 0");
        html.ShouldContain("Mudanças não publicadas");
    }

    [Fact]
    public async Task A_step_tells_what_became_of_it()
    {
        await using var host = await WithCampaign();
        await Enter(host);
        using var client = await host.SignedIn();
        var html = await client.GetStringAsync($"/campaigns/{Id}/steps", Cancel);
        html.ShouldContain("data-label=\"Entregues\">1</td>");
        html.ShouldContain("data-label=\"Esperando\">1</td>");
    }

    [Theory, InlineData("accepted", "<span>1</span>"), InlineData("sending", "1 na fila"), InlineData("planned", "1 na fila")]
    public async Task What_a_provider_accepted_is_sent_and_no_longer_in_the_queue(string state, string said)
    {
        await using var host = await WithCampaign();
        await Enter(host);
        await host.Value<object>($"update messages set state = '{state}' returning 1");
        using var client = await host.SignedIn();
        var steps = await client.GetStringAsync($"/campaigns/{Id}/steps", Cancel);
        steps.ShouldContain(said);
        var rows = await client.GetStringAsync("/campaigns/rows", Cancel);
        rows.Contains("Enviadas: 1 · Entregues: 0", StringComparison.Ordinal).ShouldBe(state == "accepted");
    }

    [Fact]
    public async Task A_published_campaign_shows_the_steps_that_people_get_and_not_those_of_its_draft()
    {
        await using var host = await WithCampaign();
        await Enter(host);
        await host.Value<object>($$"""
            update campaigns
            set draft = '{"steps": [{"id": "dia-7", "day": 7, "template_id": "00000000-0000-7000-8000-0000000000d1"}]}' where id = '{{Id}}' returning 1
            """);
        using var client = await host.SignedIn();
        foreach (var page in new[] { $"/campaigns/{Id}", $"/campaigns/{Id}/steps" })
        {
            var html = await client.GetStringAsync(page, Cancel);
            html.ShouldContain("Dia 0 · assim que entra");
            html.ShouldNotContain("Dia 7");
            html.ShouldNotContain("Passo retirado");
        }

        (await client.GetStringAsync($"/campaigns/{Id}/edit", Cancel)).ShouldContain("name=\"Form.Steps[0].Id\" value=\"dia-7\"");
    }

    [Fact]
    public async Task A_step_that_is_published_no_more_is_told_by_its_day()
    {
        await using var host = await WithCampaign();
        await Enter(host);
        await host.Value<object>($$"""
            with v as (
              insert into campaign_versions (id, campaign_id, no, definition)
              values (gen_random_uuid(), '{{Id}}', 2, '{"steps": [{"id": "outro", "day": 3, "template_id": "00000000-0000-7000-8000-0000000000d1"}]}') returning id
            )
            select id from v
            """);
        await host.Value<object>($"update campaigns set version_id = (select id from campaign_versions where campaign_id = '{Id}' and no = 2) where id = '{Id}' returning 1");
        using var client = await host.SignedIn();
        var html = await client.GetStringAsync($"/campaigns/{Id}/steps", Cancel);
        html.ShouldContain("Dia 3 · quando abre o horário de envio");
        html.ShouldContain("Passo retirado · dia 0");
        html.ShouldNotContain(Step);
    }

    [Fact]
    public async Task A_running_campaign_into_which_no_tag_rule_leads_says_so()
    {
        const string Sentence = "Nenhuma regra de tag traz leads para esta campanha";
        await using var host = await WithCampaign();
        using var client = await host.SignedIn();
        foreach (var page in new[] { $"/campaigns/{Id}", $"/campaigns/{Id}/edit" })
        {
            var html = await client.GetStringAsync(page, Cancel);
            html.ShouldContain(Sentence);
            html.ShouldContain("href=\"/tag-rules\">Ver regras de tag");
        }

        await host.Value<object>($"insert into tag_rules (id, position, word, campaign_id) values (gen_random_uuid(), 9000, '*', '{Id}') returning 1");
        await host.Value<object>($"update tag_rules set position = -1 where campaign_id = '{Id}' returning 1");
        (await client.GetStringAsync($"/campaigns/{Id}", Cancel)).ShouldNotContain(Sentence);
        (await client.GetStringAsync($"/campaigns/{Id}/edit", Cancel)).ShouldNotContain(Sentence);
    }

    [Fact]
    public async Task The_editor_tells_at_its_top_what_is_wrong_and_with_which_step()
    {
        await using var host = await WithCampaign();
        await host.Value<object>("insert into templates (id, name) values ('00000000-0000-7000-8000-0000000000d1', 'Oi') returning 1");
        using var client = await host.SignedIn();
        var broken = await client.GetStringAsync($"/campaigns/{Id}/edit", Cancel);
        broken.ShouldContain("Um problema impede publicar.");
        broken.ShouldContain("<a href=\"#step-1\">Passo 1</a>");
        broken.ShouldContain("id=\"step-1\"");
        await host.Value<object>("insert into template_variants (template_id, no, body) values ('00000000-0000-7000-8000-0000000000d1', 1, 'Oi!') returning 1");
        var warned = await client.GetStringAsync($"/campaigns/{Id}/edit", Cancel);
        warned.ShouldContain("Nada impede publicar. Há 2 avisos abaixo.");
        warned.ShouldContain("o primeiro texto não diz como parar de receber");
    }

    [Fact]
    public async Task The_help_of_the_first_step_says_that_it_goes_as_soon_as_somebody_enters()
    {
        await using var host = await WithCampaign();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, $"/campaigns/{Id}/edit", Typed("step-add"));
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("Vazio: assim que a pessoa entra");
        html.ShouldContain("Vazio: 10:00.");
        (await client.GetStringAsync($"/campaigns/{Id}/edit", Cancel)).ShouldNotContain("Vazio: 10:00.");
    }

    [Fact]
    public async Task Who_belongs_to_one_store_sees_the_numbers_of_its_people_alone()
    {
        await using var host = await WithCampaign();
        await Enter(host);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var client = await host.SignedInAs(Role.Attendant, store);
        var html = await client.GetStringAsync("/campaigns/rows", Cancel);
        html.ShouldContain("Ativas: 0");
        html.ShouldNotContain("Enviadas: 1");
    }

    [Theory, InlineData(Role.Attendant), InlineData(Role.Viewer)]
    public async Task Who_may_not_change_campaigns_only_looks(string role)
    {
        await using var host = await WithCampaign();
        using var client = await host.SignedInAs(role);
        (await client.GetStringAsync($"/campaigns/{Id}", Cancel)).ShouldNotContain($"/campaigns/{Id}/edit");
        using var editor = await client.GetAsync($"/campaigns/{Id}/edit", Cancel);
        editor.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        using var pause = await WebHost.Post(client, $"/campaigns/{Id}/preview", [], to: $"/campaigns/{Id}/pause");
        pause.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await host.Value<string>($"select state from campaigns where id = '{Id}'")).ShouldBe("running");
    }

    [Fact]
    public async Task A_button_of_the_editor_keeps_what_was_typed()
    {
        await using var host = await WithCampaign();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, $"/campaigns/{Id}/edit", Typed("step-add"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("value=\"Nome novo\"");
        html.ShouldContain("name=\"Form.Steps[1].Day\"");
        html.ShouldContain("value=\"VIP, BOTOX\"");
        html.ShouldContain("Escolha um modelo de mensagem");
    }

    [Fact]
    public async Task A_step_that_is_removed_leaves_the_others_as_typed()
    {
        await using var host = await WithCampaign();
        using var client = await host.SignedIn();
        var typed = Typed("step-remove:0");
        typed["Form.Steps[1].Id"] = "dia-9";
        typed["Form.Steps[1].Day"] = "9";
        using var answer = await WebHost.Post(client, $"/campaigns/{Id}/edit", typed);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("name=\"Form.Steps[0].Id\" value=\"dia-9\"");
        html.ShouldNotContain("name=\"Form.Steps[1].Id\"");
    }

    [Theory, InlineData("save"), InlineData("publish"), InlineData("start")]
    public async Task Without_a_silo_the_editor_keeps_the_form_and_says_so(string act)
    {
        await using var host = await WithCampaign();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, $"/campaigns/{Id}/edit", Typed(act));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("value=\"Nome novo\"");
        (await host.Value<string>($"select name from campaigns where id = '{Id}'")).ShouldBe("Retorno");
    }

    [Fact]
    public async Task A_name_that_may_not_be_is_said_before_anything_is_asked_of_the_silo()
    {
        await using var host = await WithCampaign();
        using var client = await host.SignedIn();
        var typed = Typed("save");
        typed["Form.Name"] = new('x', 10_000);
        using var answer = await WebHost.Post(client, $"/campaigns/{Id}/edit", typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("field-mistake");
    }

    [Fact]
    public async Task The_lead_of_another_store_is_not_there_for_a_preview()
    {
        await using var host = await WithCampaign();
        await Enter(host);
        var lead = await host.Value<Guid>("select id from leads");
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var client = await host.SignedInAs(Role.Viewer, store);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["lead"] = lead.ToString() };
        using var answer = await WebHost.Post(client, $"/campaigns/{Id}/preview", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string> Typed(string act) => new(StringComparer.Ordinal)
    {
        ["act"] = act,
        ["Form.Name"] = "Nome novo",
        ["Form.Priority"] = "10",
        ["Form.PerDay"] = "1",
        ["Form.PerWeek"] = "7",
        ["Form.Version"] = "1",
        ["Form.Steps[0].Id"] = Step,
        ["Form.Steps[0].Day"] = "0",
        ["Form.Steps[0].At"] = "10:00",
        ["Form.Steps[0].Conditions[0].Fact"] = "Tag",
        ["Form.Steps[0].Conditions[0].Not"] = "False",
        ["Form.Steps[0].Conditions[0].Words"] = "VIP, BOTOX",
    };

    private async Task<WebHost> WithCampaign()
    {
        var host = await WebHost.On(database);
        await host.Value<object>($$"""
            with c as (
              insert into campaigns (id, name, state, version, draft) values ('{{Id}}', 'Retorno', 'running', 1, '{"steps": []}') returning id
            )
            insert into campaign_versions (id, campaign_id, no, definition)
            select gen_random_uuid(), c.id, 1,
              '{"steps": [{"id": "dia-0", "day": 0, "template_id": "00000000-0000-7000-8000-0000000000d1"}]}' from c
            returning id
            """);
        await host.Value<object>($$"""
            update campaigns set version_id = (select v.id from campaign_versions v where v.campaign_id = '{{Id}}'),
              draft = '{"steps": [{"id": "dia-0", "day": 0, "template_id": "00000000-0000-7000-8000-0000000000d1"}], "per_day": 2}'
            where id = '{{Id}}' returning id
            """);
        return host;
    }

    private static Task<object> Enter(WebHost host) => host.Value<object>($"""
        with l as (
          insert into leads (id, name, phone, time_zone, source, entry, captured_at)
          values (gen_random_uuid(), 'Ana', '+5511990000001', 'America/Sao_Paulo', 'manual', 'enrolled', product_now()) returning id
        ), e as (
          insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, next_step, next_at)
          select gen_random_uuid(), l.id, '{Id}', v.id, 'active', product_now(), date_trunc('month', product_now())::date, '{Step}', product_now()
          from l, campaign_versions v where v.campaign_id = '{Id}' returning id, lead_id, month
        )
        insert into messages (id, month, kind, lead_id, enrollment_id, campaign_id, step, phone_id, state, local_day, due_at, closes_at,
          expires_at, planned_at)
        select gen_random_uuid(), e.month, 'step', e.lead_id, e.id, '{Id}', '{Step}', gen_random_uuid(), 'delivered', current_date,
          product_now(), product_now(), product_now(), product_now()
        from e returning id
        """);
}
