using System.Text.Json;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Whoever belongs to one unit sees and touches nobody of another, whatever they ask.</summary>
public sealed class StoreWallTests(TestDatabase database)
{
    private static readonly Guid Mine = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Theirs = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Lead = Guid.Parse("00000000-0000-0000-0000-0000000000bb");
    private static readonly Guid Message = Guid.Parse("00000000-0000-0000-0000-0000000000cc");

    [Fact]
    public async Task Nobody_of_another_unit_is_found_by_any_question()
    {
        await using var host = await Town();
        using var client = await host.SignedInAs(Role.Manager, Mine);
        var data = await client.Data($$"""
            {
              lead(id: "{{Lead}}") { name }
              message(id: "{{Message}}") { body }
              leads { totalCount nodes { name } }
              some: leads(filter: { storeId: "{{Theirs}}" }) { totalCount }
              byName: leads(filter: { search: "Alheia" }) { totalCount }
              byNumber: leads(filter: { search: "+5511977776666" }) { totalCount }
              messages { totalCount nodes { id } }
              ofLead: messages(filter: { leadId: "{{Lead}}" }) { totalCount }
              enrollments(filter: { leadId: "{{Lead}}" }) { totalCount }
              appointments(filter: { leadId: "{{Lead}}" }) { totalCount }
              store(id: "{{Theirs}}") { name }
              stores { nodes { name } }
              feed(first: 200) { nodes { kind leadId data } }
            }
            """);
        var text = data.ToString();
        text.ShouldNotContain("Alheia");
        text.ShouldNotContain(Lead.ToString());
        data.GetProperty("lead").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("message").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("store").ValueKind.ShouldBe(JsonValueKind.Null);
        string[] counts = ["leads", "some", "byName", "byNumber", "messages", "ofLead", "enrollments", "appointments"];
        counts.ShouldAllBe(name => data.GetProperty(name).GetProperty("totalCount").GetInt32() == 0);
    }

    [Fact]
    public async Task Nothing_of_another_unit_is_changed_by_any_mutation()
    {
        await using var host = await Town();
        using var client = await host.SignedInAs(Role.Manager, Mine);
        string[] mutations =
        [
            $$"""updateLead(id: "{{Lead}}", input: { version: 0, name: "x" }) { problem { code } }""",
            $$"""pauseLead(id: "{{Lead}}") { problem { code } }""",
            $$"""optOutLead(id: "{{Lead}}") { problem { code } }""",
            $$"""eraseLead(id: "{{Lead}}") { problem { code } }""",
            $$"""leaveCampaign(id: "{{Lead}}") { problem { code } }""",
            $$"""recordAppointment(leadId: "{{Lead}}") { problem { code } }""",
            $$"""sendMessage(leadId: "{{Lead}}", requestId: "{{Message}}", text: "oi") { problem { code } }""",
            $$"""settleMessage(id: "{{Message}}", settlement: WAS_SENT) { problem { code } }""",
        ];
        foreach (var mutation in mutations)
        {
            var data = await client.Data($"mutation {{ m: {mutation} }}");
            data.GetProperty("m").GetProperty("problem").GetProperty("code").GetString().ShouldBe("NOT_FOUND", mutation);
        }
    }

    [Fact]
    public async Task Of_many_leads_each_kind_is_read_by_one_statement()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Seed.People(100));
        using var count = new StatementCount();
        await client.Data("{ leads(first: 100) { nodes { name lastMessage { state lead { name } } campaign { name } } } }");
        count.Count.ShouldBeInRange(3, 4);
    }

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.Run($"""
            insert into stores (id, name, tag) values ('{Mine}', 'Minha', 'MINHA'), ('{Theirs}', 'Alheia', 'ALHEIA');
            insert into leads (id, name, phone, time_zone, source, entry, captured_at, store_id)
            values ('{Lead}', 'Pessoa Alheia', '+5511977776666', 'America/Sao_Paulo', 'api', 'capture_only', product_now(), '{Theirs}');
            insert into lead_identities (kind, value, lead_id, learnt_from) values ('phone', '+5511977776666', '{Lead}', 'api');
            insert into messages (id, month, kind, lead_id, state, local_day, due_at, closes_at, expires_at, planned_at, body)
            values ('{Message}', date_trunc('month', product_now()), 'manual', '{Lead}', 'cancelled', product_now()::date, product_now(), product_now(), product_now(), product_now(), 'Alheia');
            insert into appointments (id, lead_id, phone, store_id, status, source) values (gen_random_uuid(), '{Lead}', '+5511977776666', '{Theirs}', 'booked', 'crm');
            insert into feed (at, kind, lead_id, data) values (product_now(), 'lead.edited', '{Lead}', '{Quoted}');
            """);
        return host;
    }

    private const string Quoted = """{"name":"Alheia"}""";
}
