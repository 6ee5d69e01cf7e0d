using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>What each role meets over real HTTP: pages it may not see answer 403, posts it may not make change nothing.</summary>
public sealed class RolePageTests(TestDatabase database)
{
    [Theory, InlineData(Role.Viewer, "/stores"), InlineData(Role.Attendant, "/imports"), InlineData(Role.Manager, "/stores/new")]
    public async Task A_page_that_is_not_theirs_is_refused(string role, string page)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(role);
        using var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
        answer.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    [Fact]
    public async Task Who_may_only_look_cannot_post()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(Role.Viewer);
        using var answer = await WebHost.Post(client, "/leads", [], to: $"/leads/{Guid.Empty}/pause");
        answer.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    [Fact]
    public async Task Who_was_shut_out_cannot_come_in()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        var (email, password) = await host.FirstAdmin();
        await host.Value<object>("update auth.users set disabled_at = now() returning 1");
        using var answer = await WebHost.Post(client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_of_one_store_sees_its_leads_alone()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA'), (gen_random_uuid(), 'Londrina', 'LONDRINA') returning id");
        var own = await host.Value<Guid>(Lead("Ana da Moema", "+5511988880001", "MOEMA"));
        var other = await host.Value<Guid>(Lead("Bia de Londrina", "+5543988880002", "LONDRINA"));
        using var client = await host.SignedInAs(Role.Manager, store);
        var list = await client.GetStringAsync("/leads", TestContext.Current.CancellationToken);
        list.ShouldContain("Ana da Moema");
        list.ShouldNotContain("Bia de Londrina");
        using var found = await client.GetAsync($"/leads/{own}", TestContext.Current.CancellationToken);
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var hidden = await client.GetAsync($"/leads/{other}", TestContext.Current.CancellationToken);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var guessed = await WebHost.Post(client, "/leads", new() { ["search"] = "Bia" });
        (await guessed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("Bia de Londrina");
    }

    private static string Lead(string name, string phone, string tag) => $"""
        insert into leads (id, name, phone, time_zone, store_id, source, entry, captured_at)
        select gen_random_uuid(), '{name}', '{phone}', 'America/Sao_Paulo', id, 'import', 'capture_only', now() from stores where tag = '{tag}'
        returning id
        """;
}
