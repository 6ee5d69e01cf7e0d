using System.Globalization;
using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Ready replies over real HTTP: who writes which, what may be saved, and how they come into a conversation.</summary>
public sealed class ReplyPageTests(TestDatabase database)
{
    private const string New = "/conversations/replies/new";

    [Fact]
    public async Task A_reply_is_made_and_comes_filled_for_the_person()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var made = await WebHost.Post(client, New, Form("/preco", "Oi, [nome]! Na [unidade] custa [data]."));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<string>("select data -> 'after' ->> 'shortcut' from feed where kind = 'reply.changed'")).ShouldBe("preco");
        var lead = await Lead(host);
        (await client.GetStringAsync($"/conversations/{lead}/part/replies", TestContext.Current.CancellationToken))
            .ShouldContain("data-text=\"Oi, Ana! Na Moema custa ….\"");
        var id = await host.Value<Guid>("select id from canned_replies");
        using var inserted = await WebHost.Post(
            client, $"/conversations/{lead}", new() { ["reply"] = id.ToString(), ["Form.Text"] = "Bom dia." }, to: $"/conversations/{lead}/insert");
        WebUtility.HtmlDecode(await inserted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("Bom dia. Oi, Ana! Na Moema custa ….</textarea>");
    }

    [Fact]
    public async Task What_is_not_known_is_told_by_its_alternative_where_there_is_one()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await WebHost.Post(client, New, Form("onde", "[nome|Oi], venha à [unidade|nossa unidade], na [endereco]."))).Dispose();
        var lead = await host.Lead("Ana Souza", "+5511988880001", store: null);
        (await client.GetStringAsync($"/conversations/{lead}/part/replies", TestContext.Current.CancellationToken))
            .ShouldContain("venha à nossa unidade, na ….\"");
    }

    [Theory, InlineData("", "Oi"), InlineData("preço", "Oi"), InlineData("preco", ""), InlineData("preco", "Oi [segredo]"), InlineData("preco", "Oi {a|b"),
     InlineData("preco", "longo"), InlineData("'; drop table leads; --", "Oi")]
    public async Task What_may_not_be_saved_stays_on_the_form(string shortcut, string body)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, New, Form(shortcut, body == "longo" ? new('x', 10_000) : body));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.ShouldContain("Não salvamos nada ainda");
        page.ShouldContain($"value=\"{shortcut}\"");
        (await host.Value<long>("select count(*) from canned_replies")).ShouldBe(0);
    }

    [Fact]
    public async Task A_shortcut_is_taken_once_and_an_old_form_changes_nothing()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await WebHost.Post(client, New, Form("preco", "Um"))).Dispose();
        using var taken = await WebHost.Post(client, New, Form("preco", "Dois"));
        (await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Já existe uma resposta");
        var page = $"/conversations/replies/{await host.Value<Guid>("select id from canned_replies")}";
        (await WebHost.Post(client, page, Form("preco", "Três", version: 1))).Dispose();
        using var old = await WebHost.Post(client, page, Form("preco", "Quatro", version: 1));
        (await old.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Outra pessoa salvou");
        (await host.Value<string>("select body from canned_replies")).ShouldBe("Três");
        (await WebHost.Post(client, page, [], to: $"{page}/remove")).Dispose();
        (await host.Value<long>("select count(*) from canned_replies")).ShouldBe(0);
        (await host.Value<long>("select count(*) from feed where kind = 'reply.removed' and actor like '%@%'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_manager_of_one_store_writes_its_replies_alone()
    {
        await using var host = await WebHost.On(database);
        await Lead(host);
        var store = await host.Value<Guid>("select id from stores");
        await host.Value<object>("insert into canned_replies (id, shortcut, body, version) values (gen_random_uuid(), 'todas', 'Oi', 1) returning 1");
        using var client = await host.SignedInAs(Role.Manager, store);
        using var forAll = await WebHost.Post(client, New, Form("minha", "Oi"));
        forAll.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await forAll.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Escolha a sua unidade");
        using var own = await WebHost.Post(client, New, Form("minha", "Oi", store: store));
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var others = await host.Value<Guid>("select id from canned_replies where shortcut = 'todas'");
        using var hidden = await client.GetAsync($"/conversations/replies/{others}", TestContext.Current.CancellationToken);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync("/conversations/replies", TestContext.Current.CancellationToken)).ShouldContain("/todas");
    }

    [Theory, InlineData(Role.Attendant, New), InlineData(Role.Viewer, "/conversations/replies")]
    public async Task Who_may_not_is_refused(string role, string page)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(role);
        using var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
        answer.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    private static Task<Guid> Lead(WebHost host) => host.Value<Guid>("""
        with s as (insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id)
        insert into leads (id, name, first_name, phone, time_zone, store_id, source, entry, captured_at)
        select gen_random_uuid(), 'Ana Lima', 'Ana', '+5511988880001', 'America/Sao_Paulo', id, 'import', 'enrolled', now() from s returning id
        """);

    private static Dictionary<string, string> Form(string shortcut, string body, int version = 0, Guid? store = null) => new(StringComparer.Ordinal)
    {
        ["Form.Shortcut"] = shortcut,
        ["Form.Body"] = body,
        ["Form.StoreId"] = store?.ToString() ?? "",
        ["Form.Version"] = version.ToString(CultureInfo.InvariantCulture),
    };
}
