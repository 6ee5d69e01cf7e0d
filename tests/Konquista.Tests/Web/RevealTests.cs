using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>A masked number is shown to who asks for it and may, and that they asked is part of the lead's story and of the audit.</summary>
public sealed class RevealTests(TestDatabase database)
{
    private const string Whole = "(11) 98765-4321";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Role.Marketing), InlineData(Role.Operator)]
    public async Task Who_may_ask_sees_it_once_and_it_is_written_down_without_the_number(string role)
    {
        await using var host = await WebHost.On(database);
        var lead = await Lead(host);
        using var client = await host.SignedInAs(role);
        var page = await Read(client, $"/leads/{lead}");
        page.ShouldContain("Mostrar número");
        page.ShouldNotContain(Whole);

        using var answer = await WebHost.Post(client, $"/leads/{lead}", [], to: $"/leads/{lead}/reveal");

        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(Whole);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await host.Value<string>("select string_agg(actor || data::text, ' ') from feed where kind = 'lead.revealed'")).ShouldMatch("^" + role + "-[^ ]+@konquista.test[{}]+$");
        var story = await Read(client, $"/leads/{lead}");
        story.ShouldContain("número visto");
        story.ShouldNotContain(Whole);
        using var owner = await host.SignedIn();
        (await Read(owner, "/audit?kind=lead")).ShouldContain("número visto");
        (await Read(owner, $"/leads/{lead}")).ShouldNotContain("Mostrar número");
    }

    [Theory, InlineData(Role.Viewer), InlineData(Role.Attendant)]
    public async Task Who_may_not_ask_gets_nothing_and_nothing_is_written_down(string role)
    {
        await using var host = await WebHost.On(database);
        var lead = await Lead(host);
        using var client = await host.SignedInAs(role);
        using var answer = await WebHost.Post(client, "/leads", [], to: $"/leads/{lead}/reveal");
        answer.Headers.Location!.OriginalString.ShouldContain("/error/403");
        (await host.Value<long>("select count(*) from feed where kind = 'lead.revealed'")).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_asks_for_a_number_of_another_store()
    {
        await using var host = await WebHost.On(database);
        var lead = await Lead(host);
        using var client = await host.SignedInAs(Role.Marketing, await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Lapa', 'LAPA') returning id"));
        using var answer = await WebHost.Post(client, "/leads", [], to: $"/leads/{lead}/reveal");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Value<long>("select count(*) from feed where kind = 'lead.revealed'")).ShouldBe(0);
    }

    private static async Task<Guid> Lead(WebHost host)
    {
        await host.FirstAdmin();
        var store = await host.Store("Moema");
        return await host.Lead("Ana", "+5511987654321", store);
    }

    private static async Task<string> Read(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));
}
