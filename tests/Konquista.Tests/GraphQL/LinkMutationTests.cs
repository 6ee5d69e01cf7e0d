using System.Text.Json;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Links to chats are made, changed and ended by programs as on the site.</summary>
public sealed class LinkMutationTests(TestDatabase database)
{
    private const string Answer = "{ link { id code name address tags endedAt version arrivals leads phone { name } campaign { name } } problem { code field } }";
    private static readonly Guid Mine = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Theirs = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Campaign = Guid.Parse("00000000-0000-0000-0000-00000000000c");
    private static readonly Guid Phone = Guid.Parse("00000000-0000-0000-0000-0000000000f1");
    private static readonly Guid Hub = Guid.Parse("00000000-0000-0000-0000-0000000000f2");

    [Fact]
    public async Task A_link_is_made_changed_ended_and_taken_into_use_again()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        var made = await Save(client, $$"""{ name: "Vitrine", phoneId: "{{Phone}}", campaignId: "{{Campaign}}", tags: ["vitrine"], message: "Oi" }""");
        made.Problem().ShouldBe("");
        var link = made.GetProperty("link");
        var (id, code) = (link.GetProperty("id").GetString(), link.GetProperty("code").GetString());
        link.GetProperty("address").GetString()!.ShouldStartWith("https://wa.me/5511900000001?text=Oi");
        link.GetProperty("tags")[0].GetString().ShouldBe("VITRINE");
        link.GetProperty("phone").GetProperty("name").GetString().ShouldBe("Meta");

        var changed = await Save(client, $$"""{ id: "{{id}}", version: 1, name: "Porta", phoneId: "{{Phone}}", message: "Olá" }""");
        changed.GetProperty("link").GetProperty("code").GetString().ShouldBe(code);
        (await Save(client, $$"""{ id: "{{id}}", version: 1, name: "Outra", phoneId: "{{Phone}}", message: "Olá" }""")).Problem().ShouldBe("STALE");

        (await client.Change($$"""endLink(id: "{{id}}") {{Answer}}""")).GetProperty("link").GetProperty("endedAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await client.Change($$"""resumeLink(id: "{{id}}") {{Answer}}""")).GetProperty("link").GetProperty("endedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await host.Value<long>("select count(*) from feed where kind = 'link.changed'")).ShouldBe(4);
        (await client.Data("{ links { name version arrivals } }")).GetProperty("links")[0].GetProperty("version").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task What_no_link_may_say_is_said()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        (await Save(client, $$"""{ name: "", phoneId: "{{Phone}}", message: "Oi" }""")).Problem().ShouldBe("INVALID name");
        (await Save(client, $$"""{ name: "A", phoneId: "{{Hub}}", message: "Oi" }""")).Problem().ShouldBe("INVALID phoneId");
        (await Save(client, $$"""{ name: "A", phoneId: "{{Phone}}", campaignId: "{{Phone}}", message: "Oi" }""")).Problem().ShouldBe("INVALID campaignId");
        (await Save(client, $$"""{ name: "A", phoneId: "{{Phone}}", storeId: "{{Phone}}", message: "Oi" }""")).Problem().ShouldBe("INVALID storeId");
        (await Save(client, $$"""{ name: "A", version: 3, phoneId: "{{Phone}}", message: "Oi" }""")).Problem().ShouldBe("INVALID version");
        (await Save(client, $$"""{ id: "{{Phone}}", version: 1, name: "A", phoneId: "{{Phone}}", message: "Oi" }""")).Problem().ShouldBe("NOT_FOUND");
        (await client.Change($$"""endLink(id: "{{Phone}}") {{Answer}}""")).Problem().ShouldBe("NOT_FOUND");
        (await host.Value<long>("select count(*) from links")).ShouldBe(0);

        (await Save(client, $$"""{ name: "A", phoneId: "{{Phone}}", message: "Oi" }""")).Problem().ShouldBe("");
        (await Save(client, $$"""{ name: "A", phoneId: "{{Phone}}", message: "Oi" }""")).Problem().ShouldBe("NAME_TAKEN name");
    }

    [Fact]
    public async Task Who_belongs_to_one_unit_sees_its_links_and_changes_none()
    {
        await using var host = await Town();
        using var owner = await host.SignedIn();
        var theirs = (await Save(owner, $$"""{ name: "Alheia", phoneId: "{{Phone}}", storeId: "{{Theirs}}", message: "Oi" }""")).GetProperty("link").GetProperty("id").GetString();
        await Save(owner, $$"""{ name: "Nossa", phoneId: "{{Phone}}", storeId: "{{Mine}}", message: "Oi" }""");
        using var manager = await host.SignedInAs(Role.Manager, Mine);
        var data = await manager.Data($$"""{ links { name } link(id: "{{theirs}}") { name } }""");
        data.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("name").GetString()).ShouldBe(["Nossa"]);
        data.GetProperty("link").ValueKind.ShouldBe(JsonValueKind.Null);
        (await manager.Refusal($$"""mutation { endLink(id: "{{theirs}}") { problem { code } } }""")).ShouldBe("FORBIDDEN");
    }

    private static Task<JsonElement> Save(HttpClient client, string input) => client.Change($"saveLink(input: {input}) {Answer}");

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.Run($"""
            insert into stores (id, name, tag) values ('{Mine}', 'Minha', 'MINHA'), ('{Theirs}', 'Alheia', 'ALHEIA');
            insert into campaigns (id, name) values ('{Campaign}', 'Boas-vindas');
            insert into phones (id, name, number, provider, account, base_url, token_cipher)
            values ('{Phone}', 'Meta', '+5511900000001', 'cloud_api', '1', 'http://127.0.0.1', ''), ('{Hub}', 'Hub', '+5511900000002', 'social_hub', '', 'http://127.0.0.1', '');
            """);
        return host;
    }
}
