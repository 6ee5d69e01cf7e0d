using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Segments are kept, renamed and removed by programs as on the site.</summary>
public sealed class SegmentMutationTests(TestDatabase database)
{
    private const string Answer = "{ segment { id name version filter count } problem { code field message } }";
    private static readonly Guid Mine = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Theirs = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    [Fact]
    public async Task A_filter_is_kept_renamed_and_removed()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        var made = await Save(client, """{ name: "VIP", filter: { tag: "vip", standing: IDLE } }""");
        made.Problem().ShouldBe("");
        var segment = made.GetProperty("segment");
        segment.GetProperty("count").GetInt32().ShouldBe(3);
        segment.GetProperty("filter").GetString()!.ShouldContain("VIP");
        var id = segment.GetProperty("id").GetString();

        (await Save(client, $$"""{ id: "{{id}}", version: 0, name: "Muito VIP" }""")).Problem().ShouldBe("");
        (await Save(client, $$"""{ id: "{{id}}", version: 0, name: "Outro" }""")).Problem().ShouldBe("STALE");
        (await host.Value<string>("select name || version from segments")).ShouldBe("Muito VIP1");
        (await host.Value<long>("select count(*) from feed where kind = 'segment.changed'")).ShouldBe(2);

        (await client.Change($$"""removeSegment(id: "{{id}}") { done problem { code } }""")).GetProperty("done").GetBoolean().ShouldBeTrue();
        (await client.Change($$"""removeSegment(id: "{{id}}") { done problem { code } }""")).Problem().ShouldBe("NOT_FOUND");
        (await host.Value<long>("select count(*) from segments")).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{ name: "", filter: { tag: "VIP" } }""", "INVALID name")]
    [InlineData("""{ name: "Todos", filter: {} }""", "INVALID filter")]
    [InlineData("""{ name: "Todos" }""", "INVALID filter")]
    [InlineData("""{ name: "Ana", filter: { tag: "VIP", search: "Ana" } }""", "INVALID filter")]
    [InlineData("""{ name: "Nada", filter: { storeId: "00000000-0000-0000-0000-0000000000ff" } }""", "INVALID filter")]
    [InlineData("""{ id: "00000000-0000-0000-0000-0000000000ff", name: "Nada" }""", "NOT_FOUND")]
    public async Task What_cannot_be_kept_is_said(string input, string problem)
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        (await Save(client, input)).Problem().ShouldBe(problem);
        (await host.Value<long>("select count(*) from segments")).ShouldBe(0);
    }

    [Fact]
    public async Task A_name_is_had_once()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        (await Save(client, """{ name: "VIP", filter: { tag: "VIP" } }""")).Problem().ShouldBe("");
        (await Save(client, """{ name: "vip", filter: { tag: "A" } }""")).Problem().ShouldBe("NAME_TAKEN name");
    }

    [Fact]
    public async Task Who_belongs_to_one_unit_changes_what_they_made_and_names_no_other_unit()
    {
        await using var host = await Town();
        using var owner = await host.SignedIn();
        using var manager = await host.SignedInAs(Role.Manager, Mine);
        var id = (await Save(owner, """{ name: "VIP", filter: { tag: "VIP" } }""")).GetProperty("segment").GetProperty("id").GetString();
        (await Save(manager, $$"""{ id: "{{id}}", name: "Meu" }""")).Problem().ShouldBe("NOT_FOUND");
        (await manager.Change($$"""removeSegment(id: "{{id}}") { problem { code } }""")).Problem().ShouldBe("NOT_FOUND");
        (await Save(manager, $$"""{ name: "Delas", filter: { storeId: "{{Theirs}}" } }""")).Problem().ShouldBe("INVALID filter");
        (await Save(manager, """{ name: "Meu", filter: { tag: "VIP" } }""")).GetProperty("segment").GetProperty("count").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_change_many_leads_keeps_no_segment()
    {
        await using var host = await Town();
        using var client = await host.SignedInAs(Role.Attendant);
        (await client.Refusal("""mutation { saveSegment(input: { name: "VIP" }) { problem { code } } }""")).ShouldBe("FORBIDDEN");
    }

    private static Task<System.Text.Json.JsonElement> Save(HttpClient client, string input) => client.Change($"saveSegment(input: {input}) {Answer}");

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.Run($"""
            insert into stores (id, name, tag) values ('{Mine}', 'Minha', 'MINHA'), ('{Theirs}', 'Alheia', 'ALHEIA');
            insert into leads (id, name, phone, time_zone, store_id, tags, source, entry, captured_at)
            select gen_random_uuid(), 'Lead ' || n, '+55119870000' || n, 'America/Sao_Paulo', (case when n = 10 then '{Mine}' else '{Theirs}' end)::uuid, array['VIP'],
              'import', 'capture_only', now()
            from generate_series(10, 12) n;
            """);
        return host;
    }
}
