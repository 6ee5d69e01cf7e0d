using System.Net;

namespace Konquista.Web;

/// <summary>Stores over real HTTP: made, changed, and kept from whoever looked at an older state of them.</summary>
public sealed class StorePageTests(TestDatabase database)
{
    [Fact]
    public async Task A_store_is_made_and_who_made_it_is_written_down()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/stores/new", Form("Moema", "MOEMA"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync("/stores", TestContext.Current.CancellationToken)).ShouldContain("Moema");
        (await host.Value<string>("select data -> 'after' ->> 'tag' from feed where kind = 'store.changed' and actor like '%@%'")).ShouldBe("MOEMA");
    }

    [Fact]
    public async Task The_second_of_two_who_edit_sees_what_the_first_saved()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await WebHost.Post(client, "/stores/new", Form("Moema", "MOEMA"))).Dispose();
        var page = $"/stores/{await host.Value<Guid>("select id from stores")}";
        (await WebHost.Post(client, page, Form("Moema Nova", "MOEMA", version: 1))).Dispose();
        using var second = await WebHost.Post(client, page, Form("Moema Velha", "MOEMA", version: 1));
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Outra pessoa salvou");
        html.ShouldContain("Moema Nova");
        html.ShouldContain("value=\"Moema Velha\"");
        (await host.Value<string>("select name from stores")).ShouldBe("Moema Nova");
        using var again = await WebHost.Post(client, page, Form("Moema Velha", "MOEMA", version: 2));
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, InlineData("", "TAG"), InlineData("Moema", ""), InlineData("longo", "TAG"), InlineData("Moema", "longo")]
    public async Task What_may_not_be_saved_stays_on_the_form_with_what_was_typed(string name, string tag)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/stores/new", Form(Long(name), Long(tag)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Não salvamos nada ainda");
        html.ShouldContain("São José dos Campos");
        (await host.Value<long>("select count(*) from stores")).ShouldBe(0);
    }

    [Fact]
    public async Task A_store_that_is_used_stays()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await WebHost.Post(client, "/stores/new", Form("Moema", "MOEMA"))).Dispose();
        var id = await host.Value<Guid>("select id from stores");
        await host.Value<object>($"update auth.users set store_id = '{id}' returning 1");
        using var answer = await WebHost.Post(client, "/stores/new", [], to: $"/stores/{id}/remove");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<long>("select count(*) from stores")).ShouldBe(1);
    }

    private static string Long(string given) => given == "longo" ? new('x', 10_000) : given;

    private static Dictionary<string, string> Form(string name, string tag, int version = 0) => new(StringComparer.Ordinal)
    {
        ["Form.Name"] = name,
        ["Form.Tag"] = tag,
        ["Form.City"] = "São José dos Campos",
        ["Form.TimeZone"] = "America/Sao_Paulo",
        ["Form.Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
