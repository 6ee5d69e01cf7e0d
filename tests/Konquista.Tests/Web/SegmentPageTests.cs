using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Filters kept under a name: counted as they are now, without anybody's name or number in them, and a target for work on many.</summary>
public sealed class SegmentPageTests(TestDatabase database)
{
    private const string People = """
        insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA'), (md5('t')::uuid, 'Lapa', 'LAPA');
        insert into leads (id, name, phone, time_zone, store_id, tags, source, entry, captured_at)
        select gen_random_uuid(), 'Lead ' || n, '+55119870000' || n, 'America/Sao_Paulo', md5(case when n % 2 = 0 then 's' else 't' end)::uuid, '{VIP}', 'import', 'capture_only', now()
        from generate_series(10, 14) n;
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_filter_becomes_a_segment_without_the_search_and_is_opened_by_its_address()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var saved = await Save(client, "VIP de hoje", new() { ["Query.Search"] = "Maria" });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync(Cancel));
        saved.Headers.Location!.OriginalString.ShouldBe("/leads?tag=VIP");
        (await host.Value<string>("select name || ' ' || (query ->> 'tag') || (query ? 'search')::text from segments")).ShouldBe("VIP de hoje VIPfalse");
        (await host.Value<string>("select query::text from segments")).ShouldNotContain("Maria");
        (await Page(client, "/leads")).ShouldContain("VIP de hoje");
        (await Page(client, "/segments")).ShouldContain("Tag: VIP");
    }

    [Fact]
    public async Task A_segment_is_counted_as_it_is_now_and_for_somebody_of_one_store_within_it()
    {
        await using var host = await Town();
        using var owner = await host.SignedIn();
        using var saved = await Save(owner, "VIP");
        var id = await host.Value<Guid>("select id from segments");
        (await owner.GetStringAsync($"/segments/count?segment={id}", Cancel)).ShouldBe("5");
        using var manager = await host.SignedInAs(Role.Manager, await host.Value<Guid>("select md5('s')::uuid"));
        (await manager.GetStringAsync($"/segments/count?segment={id}", Cancel)).ShouldBe("3");
        (await Page(manager, $"/bulks/new?segment={id}")).ShouldContain("Agir em 3 leads");
        var page = await Page(owner, $"/bulks/new?segment={id}");
        page.ShouldContain("Agir em 5 leads");
        page.ShouldContain("Do segmento VIP");
        page.ShouldContain("name=\"Query.Tag\" value=\"VIP\"");
    }

    [Fact]
    public async Task A_segment_is_renamed_and_deleted_but_a_name_is_had_once()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var first = await Save(client, "VIP");
        using var again = await Save(client, "vip");
        WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(Cancel)).ShouldContain("Já existe um segmento com este nome");
        var id = await host.Value<Guid>("select id from segments");
        using var renamed = await WebHost.Post(client, $"/segments/{id}", new() { ["Form.Name"] = "Muito VIP", ["Form.Version"] = "0" });
        renamed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var stale = await WebHost.Post(client, $"/segments/{id}", new() { ["Form.Name"] = "Outro", ["Form.Version"] = "0" });
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Cancel)).ShouldContain("Alguém mudou este segmento");
        using var removed = await WebHost.Post(client, $"/segments/{id}", [], to: $"/segments/{id}/remove");
        (await host.Value<long>("select count(*) from segments")).ShouldBe(0);
        (await host.Value<string>("select string_agg(kind, ' ' order by id) from feed where kind like 'segment.%'")).ShouldBe("segment.changed segment.changed segment.removed");
    }

    [Fact]
    public async Task Who_belongs_to_one_store_changes_no_segment_of_others_and_saves_none_of_another_store()
    {
        await using var host = await Town();
        using var owner = await host.SignedIn();
        using var saved = await Save(owner, "VIP");
        var id = await host.Value<Guid>("select id from segments");
        using var manager = await host.SignedInAs(Role.Manager, await host.Value<Guid>("select md5('s')::uuid"));
        using var edit = await manager.GetAsync($"/segments/{id}", Cancel);
        edit.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var foreign = await Save(manager, "Da Lapa", new() { ["Query.Store"] = (await host.Value<Guid>("select md5('t')::uuid")).ToString() });
        (await host.Value<long>("select count(*) from segments")).ShouldBe(1);
        using var viewer = await host.SignedInAs(Role.Viewer);
        (await Page(viewer, "/segments")).ShouldNotContain("/bulks/new");
        using var refused = await Save(viewer, "Meu");
        (await host.Value<long>("select count(*) from segments")).ShouldBe(1);
    }

    [Fact]
    public async Task A_filter_of_nothing_is_no_segment()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/leads", new() { ["Form.Name"] = "Todos" }, to: "/segments/new");
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Escolha ao menos um filtro");
    }

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Run(People);
        return host;
    }

    private static Task<HttpResponseMessage> Save(HttpClient client, string name, Dictionary<string, string>? more = null) =>
        WebHost.Post(client, "/leads", new(more ?? []) { ["Form.Name"] = name, ["Query.Tag"] = "VIP" }, to: "/segments/new");

    private static async Task<string> Page(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));
}
