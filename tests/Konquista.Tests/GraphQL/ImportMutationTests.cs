using System.Text.Json;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Programs hand in files, rehearse, run, undo and discard them, by the grain that the site's pages ask.</summary>
public sealed class ImportMutationTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Answer = "{ import { id state kind fileName lines created known rehearsal { verdict lines } } problem { code field message detail } }";
    private const string Declared = "($input: ImportInput!)";

    private WebHost Site => hall.Host;

    [Fact]
    public async Task A_file_is_rehearsed_run_and_undone()
    {
        using var client = await Site.SignedIn();
        var id = await Bring(client, "Nome;Whatsapp;Etiquetas\nAna;11 98620-0001;VIP\nBia;11 98620-0002;VIP\nBia;11 98620-0002;VIP\nCaio;12;VIP\n");
        var sample = (await client.Data($$"""{ importSample(id: "{{id}}") { header delimiter guess { name phone } problem } }""")).GetProperty("importSample");
        sample.GetProperty("header")[1].GetString().ShouldBe("Whatsapp");
        sample.GetProperty("guess").GetProperty("phone").GetInt32().ShouldBe(1);
        (await Order(client, "run", id)).Problem().ShouldBe("INVALID plan");

        (await Order(client, "rehearse", id, """, plan: { enroll: false, basis: LEGITIMATE_INTEREST, origin: "Feira" }""")).Problem().ShouldBe("");
        (await Site.Until($"select state = 'rehearsed' from imports where id = '{id}'")).ShouldBeTrue();
        var rehearsed = (await client.Data($$"""{ import(id: "{{id}}") { state rehearsal { verdict lines } } }""")).GetProperty("import").GetProperty("rehearsal");
        string.Join(' ', rehearsed.EnumerateArray().Select(tally => $"{tally.GetProperty("verdict").GetString()} {tally.GetProperty("lines").GetInt32()}"))
            .ShouldBe("NEW 2 UPDATED 0 KNOWN 0 REPEATED 1 SUPPRESSED 0 REFUSED 1");
        (await Site.Value<long>("select count(*) from leads where phone like '+551198620000_'")).ShouldBe(0);

        (await Order(client, "run", id)).Problem().ShouldBe("");
        (await Site.Until($"select state = 'done' from imports where id = '{id}'")).ShouldBeTrue();
        (await Site.Value<long>("select count(*) from leads where phone like '+551198620000_'")).ShouldBe(2);
        (await Site.Value<string>($"select options #>> '{{consent,basis}}' from imports where id = '{id}'")).ShouldBe("legitimate_interest");
        (await Order(client, "run", id)).Problem().ShouldBe("OUT_OF_TURN");
        (await Order(client, "rehearse", id)).Problem().ShouldBe("OUT_OF_TURN");
        (await client.Change($$"""discardImport(id: "{{id}}") { problem { code } }""")).Problem().ShouldBe("OUT_OF_TURN");

        (await Order(client, "undo", id)).Problem().ShouldBe("");
        (await Site.Until($"select state = 'undone' from imports where id = '{id}'")).ShouldBeTrue();
        (await Site.Value<long>("select count(*) from leads where phone like '+551198620000_' and erased_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_not_wanted_is_forgotten()
    {
        using var client = await Site.SignedIn();
        var id = await Bring(client, "Nome,Whatsapp\nAna,11986200003\n");
        (await Order(client, "undo", id)).Problem().ShouldBe("OUT_OF_TURN");
        (await Order(client, "stop", id)).Problem().ShouldBe("");
        (await client.Change($$"""discardImport(id: "{{id}}") { done problem { code } }""")).GetProperty("done").GetBoolean().ShouldBeTrue();
        (await client.Change($$"""discardImport(id: "{{id}}") { done problem { code } }""")).Problem().ShouldBe("NOT_FOUND");
        (await Order(client, "stop", id)).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task What_no_file_or_plan_may_be_is_said()
    {
        using var client = await Site.SignedIn();
        (await client.Change($"createImport(input: $input) {Answer}", new { input = new { fileName = "a.csv", content = "" } }, Declared)).Problem().ShouldBe("INVALID content");
        (await client.Change($"createImport(input: $input) {Answer}", new { input = new { fileName = "../a.csv", content = "a" } }, Declared)).Problem().ShouldBe("INVALID fileName");
        (await client.Change($"createImport(input: $input) {Answer}", new { input = new { fileName = "a.xlsx", content = "PK\u0003\u0004nada" } }, Declared)).Problem().ShouldBe("INVALID content");
        var id = await Bring(client, "Nome,Whatsapp\nAna,11986200004\n");
        (await Order(client, "run", id, ", plan: { columns: { phone: 9 } }")).Problem().ShouldBe("INVALID phone");
        (await Order(client, "run", id, ", plan: { columns: { phone: 1, name: 1 } }")).Problem().ShouldBe("INVALID name");
        (await Order(client, "run", id, ", plan: { perDay: 0 }")).Problem().ShouldBe("INVALID perDay");
        (await Order(client, "run", id, $$""", plan: { campaignId: "{{Guid.NewGuid()}}" }""")).Problem().ShouldBe("INVALID campaignId");
        (await Site.Value<string>($"select state from imports where id = '{id}'")).ShouldBe("mapping");
    }

    [Fact]
    public async Task Who_belongs_to_one_unit_or_may_not_import_hands_in_nothing()
    {
        await Site.Run("insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA')");
        using var manager = await Site.SignedInAs(Role.Manager, await Site.Value<Guid>("select md5('s')::uuid"));
        using var attendant = await Site.SignedInAs(Role.Attendant);
        foreach (var client in new[] { manager, attendant })
        {
            (await client.Refusal("""mutation { createImport(input: { fileName: "a.csv", content: "a" }) { problem { code } } }""")).ShouldBe("FORBIDDEN");
            (await client.Refusal($$"""{ importSample(id: "{{Guid.Empty}}") { header } }""")).ShouldBe("FORBIDDEN");
        }
    }

    private static async Task<Guid> Bring(HttpClient client, string content)
    {
        var brought = await client.Change($"createImport(input: $input) {Answer}", new { input = new { fileName = "feira.csv", content } }, Declared);
        brought.Problem().ShouldBe("");
        brought.GetProperty("import").GetProperty("state").GetString().ShouldBe("MAPPING");
        return brought.GetProperty("import").GetProperty("id").GetGuid();
    }

    private static Task<JsonElement> Order(HttpClient client, string what, Guid id, string more = "") => client.Change($"{what}Import(id: \"{id}\"{more}) {Answer}");
}
