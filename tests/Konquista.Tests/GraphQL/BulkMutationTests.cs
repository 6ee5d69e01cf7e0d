using System.Text.Json;
using Konquista.Bulks;
using Konquista.Sequences;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Programs begin, follow and stop work on many leads: for as many as they agreed to, and for nobody of another unit.</summary>
public sealed class BulkMutationTests(TownHall hall, TestDatabase database) : IClassFixture<TownHall>
{
    private const string Answer = "{ bulk { id action argument state total done changed } leads problem { code field message } }";

    private Town Town => hall.Town;

    private WebHost Site => hall.Host;

    [Fact]
    public async Task Work_over_a_filter_is_done_for_as_many_as_were_agreed_to_and_once()
    {
        using var client = await Site.SignedIn();
        await Town.Db.Leads(5, "FILTRO");
        var told = await Start(client, """filter: { tag: "filtro" }, action: TAG_ADD, tag: "novo", leads: 4""");
        told.Problem().ShouldBe("STALE leads");
        told.GetProperty("leads").GetInt32().ShouldBe(5);
        (await Town.Value<long>("select count(*) from bulks where argument = 'novo'")).ShouldBe(0);

        var id = Guid.CreateVersion7();
        var begun = await Start(client, $$"""id: "{{id}}", filter: { tag: "filtro" }, action: TAG_ADD, tag: "novo", leads: 5""");
        begun.Problem().ShouldBe("");
        await Town.Db.Ends(id);
        (await Start(client, $$"""id: "{{id}}", filter: { tag: "filtro" }, action: TAG_ADD, tag: "novo", leads: 5""")).GetProperty("bulk").GetProperty("state").GetString().ShouldBe("DONE");
        var bulk = (await client.Data($$"""{ bulk(id: "{{id}}") { action argument state total done changed createdBy } bulks { id } }""")).GetProperty("bulk");
        bulk.GetProperty("changed").GetInt32().ShouldBe(5);
        bulk.GetProperty("createdBy").GetString().ShouldBe("admin@konquista.local");
        (await Town.Value<long>("select count(*) from leads where tags @> '{FILTRO,NOVO}'")).ShouldBe(5);
    }

    [Fact]
    public async Task Work_over_a_segment_and_over_some_by_their_ids()
    {
        using var client = await Site.SignedIn();
        var leads = await Town.Db.Leads(3, "TRECHO");
        var segment = (await client.Change("""saveSegment(input: { name: "Trecho", filter: { tag: "TRECHO" } }) { segment { id } problem { code field } }"""))
            .GetProperty("segment").GetProperty("id").GetString();
        var paused = await Start(client, $$"""segmentId: "{{segment}}", action: PAUSE, leads: 3""");
        await Town.Db.Ends(paused.GetProperty("bulk").GetProperty("id").GetGuid());
        (await Town.Value<long>("select count(*) from leads where tags @> '{TRECHO}' and paused_at is not null")).ShouldBe(3);

        var resumed = await Start(client, $$"""leadIds: ["{{leads[0]}}", "{{leads[1]}}"], action: RESUME, leads: 2""");
        await Town.Db.Ends(resumed.GetProperty("bulk").GetProperty("id").GetGuid());
        (await Town.Value<long>("select count(*) from leads where tags @> '{TRECHO}' and paused_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Work_is_stopped_and_gone_on_with()
    {
        using var client = await Site.SignedIn();
        await Town.Db.Leads(450, "PARADA");
        var id = (await Start(client, """filter: { tag: "PARADA" }, action: PAUSE, leads: 450""")).GetProperty("bulk").GetProperty("id").GetGuid();
        var stopped = await client.Change($$"""stopBulk(id: "{{id}}") {{Answer}}""");
        stopped.GetProperty("bulk").GetProperty("state").GetString().ShouldBeOneOf("STOPPED", "DONE");
        await client.Change($$"""resumeBulk(id: "{{id}}") {{Answer}}""");
        await Town.Db.Ends(id);
        (await Town.Db.Standing(id)).ShouldBe("done 450 of 450 changed 450");
        (await client.Change($$"""stopBulk(id: "{{Guid.NewGuid()}}") {{Answer}}""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Theory]
    [InlineData("action: PAUSE, leads: 1", "INVALID filter")]
    [InlineData("filter: {}, leadIds: [], action: PAUSE, leads: 1", "INVALID filter")]
    [InlineData("filter: {}, action: TAG_ADD, leads: 1", "INVALID tag")]
    [InlineData("filter: {}, action: ENROLL, leads: 1", "INVALID campaignId")]
    [InlineData("""filter: {}, action: MOVE_STORE, storeId: "00000000-0000-0000-0000-0000000000ff", leads: 1""", "INVALID storeId")]
    [InlineData("""segmentId: "00000000-0000-0000-0000-0000000000ff", action: PAUSE, leads: 1""", "NOT_FOUND segmentId")]
    [InlineData("""filter: { tag: "NINGUEM" }, action: PAUSE, leads: 0""", "STALE leads")]
    public async Task What_cannot_be_done_is_said(string input, string problem)
    {
        using var client = await Site.SignedIn();
        (await Start(client, input)).Problem().ShouldBe(problem);
    }

    [Fact]
    public async Task Who_belongs_to_one_unit_touches_its_leads_alone_and_sees_their_own_work_alone()
    {
        using var owner = await Site.SignedIn();
        await Site.Run("insert into stores (id, name, tag) values (md5('bm')::uuid, 'Minha', 'BMINHA'), (md5('bt')::uuid, 'Alheia', 'BALHEIA')");
        var leads = await Town.Db.Leads(2, "MURO");
        await Site.Run($"update leads set store_id = md5('bm')::uuid where id = '{leads[0]}'; update leads set store_id = md5('bt')::uuid where id = '{leads[1]}'");
        using var manager = await Site.SignedInAs(Role.Manager, await Site.Value<Guid>("select md5('bm')::uuid"));
        (await Start(manager, $$"""leadIds: ["{{leads[1]}}"], action: PAUSE, leads: 1""")).GetProperty("leads").GetInt32().ShouldBe(0);
        (await Start(manager, """filter: { tag: "MURO" }, action: PAUSE, leads: 2""")).GetProperty("leads").GetInt32().ShouldBe(1);
        var theirs = await Site.Value<Guid>("select md5('bt')::uuid");
        (await Start(manager, $$"""filter: { tag: "MURO" }, action: MOVE_STORE, storeId: "{{theirs}}", leads: 1""")).Problem().ShouldBe("INVALID storeId");
        (await Start(manager, """filter: { tag: "MURO" }, action: MOVE_STORE, leads: 1""")).Problem().ShouldBe("INVALID storeId");

        var id = (await Start(owner, """filter: { tag: "MURO" }, action: PAUSE, leads: 2""")).GetProperty("bulk").GetProperty("id").GetString();
        (await manager.Data($$"""{ bulk(id: "{{id}}") { id } bulks { id } }""")).ToString().ShouldNotContain(id!);
        (await manager.Change($$"""stopBulk(id: "{{id}}") {{Answer}}""")).Problem().ShouldBe("NOT_FOUND");
        (await Start(manager, $$"""id: "{{id}}", filter: { tag: "MURO" }, action: PAUSE, leads: 1""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task While_no_silo_answers_work_waits_for_one()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Seed.People(2));
        var begun = await Start(client, "filter: {}, action: PAUSE, leads: 2");
        begun.GetProperty("bulk").GetProperty("state").GetString().ShouldBe("QUEUED");
        (await client.Refusal($$"""mutation { stopBulk(id: "{{begun.GetProperty("bulk").GetProperty("id").GetString()}}") { problem { code } } }""")).ShouldBe("SENDING_AWAY");
    }

    [Fact]
    public async Task Who_changes_leads_one_by_one_does_not_change_many()
    {
        using var client = await Site.SignedInAs(Role.Attendant);
        (await client.Refusal("{ bulks { id } }")).ShouldBe("FORBIDDEN");
        (await client.Refusal("mutation { startBulk(input: { filter: {}, action: PAUSE, leads: 1 }) { problem { code } } }")).ShouldBe("FORBIDDEN");
    }

    private static Task<JsonElement> Start(HttpClient client, string input) => client.Change($"startBulk(input: {{ {input} }}) {Answer}");
}
