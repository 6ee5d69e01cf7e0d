using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Where a template is used, what that forbids, and who may do what with it.</summary>
public sealed class TemplateUseTests(TestDatabase database)
{
    [Fact]
    public async Task A_template_that_a_campaign_uses_stays_and_says_where()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var page = await client.Html($"/templates/{TemplateDesk.Seeded}");
        page.ShouldContain("<a href=\"/campaigns/c1151500-0000-4000-8000-0000000000ca\">Clínica 15 dias</a>");
        page.ShouldContain("Dia 0 · na versão publicada");
        page.ShouldNotContain("Sim, remover");
        using var answer = await WebHost.Post(client, "/templates/new", [], to: $"/templates/{TemplateDesk.Seeded}/remove");
        (await client.Html(answer.Headers.Location!.OriginalString)).ShouldContain("está em uso e continua aqui");
        (await host.Value<long>($"select count(*) from template_variants where template_id = '{TemplateDesk.Seeded}'")).ShouldBe(3);
    }

    [Fact]
    public async Task A_template_that_nothing_uses_is_removed_and_what_it_was_is_noted()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var id = await TemplateDesk.Made(host, client, "Convite", "Um", "Dois");
        using var answer = await WebHost.Post(client, "/templates/new", [], to: $"/templates/{id}/remove");
        answer.Headers.Location!.OriginalString.ShouldBe("/templates");
        (await host.Value<long>($"select count(*) from templates where id = '{id}'")).ShouldBe(0);
        (await host.Value<string>("select data -> 'before' ->> 'variants' from feed where kind = 'template.removed'")).ShouldBe("""["Um", "Dois"]""");
    }

    [Theory, InlineData("draft", "no rascunho"), InlineData("earlier", "em versão anterior"), InlineData("queue", "Mensagens na fila com este modelo: 1")]
    public async Task A_draft_an_old_version_and_the_queue_hold_it_too(string where, string said)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var id = await TemplateDesk.Made(host, client, "Convite", "Um");
        var lead = await TemplateDesk.Lead(host, "Ana Souza", "+5511988880001");
        var definition = $$"""{"steps": [{"id": "x", "day": 3, "template_id": "{{id}}"}]}""";
        switch (where)
        {
            case "draft":
                await host.Value<object>($"update campaigns set draft = '{definition}' returning 1");
                break;
            case "earlier":
                var version = await host.Value<Guid>(
                    $"insert into campaign_versions (id, campaign_id, no, definition) select gen_random_uuid(), id, 7, '{definition}' from campaigns returning id");
                (await client.Html($"/templates/{id}")).ShouldContain("Nenhuma campanha usa este modelo.");
                await TemplateDesk.Enrolled(host, lead, version.ToString(), "x");
                break;
            default:
                await Planned(host, lead, id);
                break;
        }

        (await client.Html($"/templates/{id}")).ShouldContain(said);
        (await WebHost.Post(client, "/templates/new", [], to: $"/templates/{id}/remove")).Dispose();
        (await host.Value<long>($"select count(*) from templates where id = '{id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_edits_is_told_which_campaigns_and_how_many_messages_it_touches()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await TemplateDesk.Enrolled(host, await TemplateDesk.Lead(host, "Ana Souza", "+5511988880001"));
        await Planned(host, await TemplateDesk.Lead(host, "Bia Lima", "+5511988880002"), new Guid(TemplateDesk.Seeded));
        var page = await client.Html($"/templates/{TemplateDesk.Seeded}/edit");
        page.ShouldContain("Campanhas que usam este modelo: Clínica 15 dias.");
        page.ShouldContain("Mensagens na fila com este modelo: 1. Leads que o recebem no próximo passo: 1.");
    }

    [Fact]
    public async Task Who_may_only_look_reads_a_template_and_changes_nothing()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(Role.Viewer);
        (await client.Html($"/templates/{TemplateDesk.Seeded}")).ShouldNotContain("Editar modelo");
        (await client.Html("/templates")).ShouldNotContain("Novo modelo");
        await Refused(client, HttpMethod.Get, $"/templates/{TemplateDesk.Seeded}/edit");
        await Refused(client, HttpMethod.Get, "/templates/new");
        await Refused(client, HttpMethod.Get, $"/templates/{TemplateDesk.Seeded}/test");
        await Refused(client, HttpMethod.Post, $"/templates/{TemplateDesk.Seeded}/remove");
        await Refused(client, HttpMethod.Post, "/templates/new/look");
        await Refused(client, HttpMethod.Post, "/templates?handler=Take");
    }

    [Fact]
    public async Task Somebody_of_one_store_sees_its_own_leads_in_preview_and_counts()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA'), (gen_random_uuid(), 'Londrina', 'LONDRINA') returning id");
        await TemplateDesk.Enrolled(host, await TemplateDesk.Lead(host, "Ana Moema", "+5511988880001", "MOEMA"));
        await TemplateDesk.Enrolled(host, await TemplateDesk.Lead(host, "Bia Londrina", "+5543988880002", "LONDRINA"));
        using var client = await host.SignedInAs(Role.Manager, store);
        var page = await client.Html($"/templates/{TemplateDesk.Seeded}");
        page.ShouldContain("Ana Moema");
        page.ShouldNotContain("Bia Londrina");
        page.ShouldContain("no próximo passo: 1.");
        await Refused(client, HttpMethod.Get, $"/templates/{TemplateDesk.Seeded}/edit");
    }

    private static Task<object> Planned(WebHost host, Guid lead, Guid template) => host.Value<object>($"""
        with p as (
          insert into phones (id, name, number, provider, base_url, token_cipher) values (gen_random_uuid(), 'Um', '+5511980000001', 'social_hub', 'http://x', '') returning id
        )
        insert into messages (id, month, kind, lead_id, phone_id, template_id, state, local_day, due_at, closes_at, expires_at, planned_at)
        select gen_random_uuid(), date_trunc('month', now())::date, 'step', '{lead}', id, '{template}', 'planned', now()::date, now(), now(), now(), now() from p
        returning 1
        """);

    private static async Task Refused(HttpClient client, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", await WebHost.Token(client, "/leads"))]);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, address);
        answer.Headers.Location!.OriginalString.ShouldContain("/error/403", Case.Sensitive, address);
    }
}
