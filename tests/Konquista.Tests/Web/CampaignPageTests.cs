using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Campaigns over real HTTP without a silo: they are read, edited on the form and kept there, and only who may changes them.</summary>
public sealed class CampaignPageTests(TestDatabase database)
{
    private const string Id = RunningCampaign.Id;
    private const string Step = RunningCampaign.Step;

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
        await using var host = await RunningCampaign.On(database);
        using var client = await host.SignedIn();
        using var answer = await client.GetAsync(page, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_list_says_where_people_and_messages_stand()
    {
        await using var host = await RunningCampaign.On(database);
        await RunningCampaign.Enter(host);
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
        await using var host = await RunningCampaign.On(database);
        await RunningCampaign.Enter(host);
        using var client = await host.SignedIn();
        var html = await client.GetStringAsync($"/campaigns/{Id}/steps", Cancel);
        html.ShouldContain("data-label=\"Entregues\">1</td>");
        html.ShouldContain("data-label=\"Esperando\">1</td>");
    }

    [Fact]
    public async Task The_editor_tells_at_its_top_what_is_wrong_and_with_which_step()
    {
        await using var host = await RunningCampaign.On(database);
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
        await using var host = await RunningCampaign.On(database);
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
        await using var host = await RunningCampaign.On(database);
        await RunningCampaign.Enter(host);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var client = await host.SignedInAs(Role.Attendant, store);
        var html = await client.GetStringAsync("/campaigns/rows", Cancel);
        html.ShouldContain("Ativas: 0");
        html.ShouldNotContain("Enviadas: 1");
    }

    [Theory, InlineData(Role.Attendant), InlineData(Role.Viewer)]
    public async Task Who_may_not_change_campaigns_only_looks(string role)
    {
        await using var host = await RunningCampaign.On(database);
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
        await using var host = await RunningCampaign.On(database);
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
        await using var host = await RunningCampaign.On(database);
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
        await using var host = await RunningCampaign.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, $"/campaigns/{Id}/edit", Typed(act));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("value=\"Nome novo\"");
        (await host.Value<string>($"select name from campaigns where id = '{Id}'")).ShouldBe("Retorno");
    }

    [Fact]
    public async Task A_name_that_may_not_be_is_said_before_anything_is_asked_of_the_silo()
    {
        await using var host = await RunningCampaign.On(database);
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
        await using var host = await RunningCampaign.On(database);
        await RunningCampaign.Enter(host);
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
}
