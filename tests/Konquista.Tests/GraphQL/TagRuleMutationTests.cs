using System.Text.Json;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>The rules for tags are read and changed by programs as on the site: by who has seen the list as it is.</summary>
public sealed class TagRuleMutationTests(TestDatabase database)
{
    private const string Answer = "{ tagRules { version rules { id tag source leads campaign { name } } } problem { code field } }";
    private static readonly Guid Campaign = Guid.Parse("00000000-0000-0000-0000-00000000000c");

    [Fact]
    public async Task Rules_are_made_moved_changed_and_removed()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        await Save(client, $$"""{ tag: "*", campaignId: "{{Campaign}}" }""");
        await Save(client, $$"""{ tag: "vip", campaignId: "{{Campaign}}" }""");
        var board = await Save(client, $$"""{ tag: "botox", campaignId: "{{Campaign}}", source: PAGE }""");
        Tags(board).ShouldBe("VIP BOTOX *");
        board.GetProperty("tagRules").GetProperty("rules")[0].GetProperty("leads").GetInt64().ShouldBe(2);

        var moved = await client.Change($$"""moveTagRule(id: "{{Id(board, 1)}}", version: "{{Version(board)}}", places: -1) {{Answer}}""");
        Tags(moved).ShouldBe("BOTOX VIP *");
        (await client.Change($$"""moveTagRule(id: "{{Id(board, 1)}}", version: "{{Version(board)}}", places: 1) {{Answer}}""")).Problem().ShouldBe("STALE");

        var changed = await Save(client, $$"""{ id: "{{Id(board, 0)}}", version: "{{Version(moved)}}", tag: "vips", campaignId: "{{Campaign}}" }""");
        Tags(changed).ShouldBe("BOTOX VIPS *");
        (await Save(client, $$"""{ id: "{{Id(board, 0)}}", tag: "vip", campaignId: "{{Campaign}}" }""")).Problem().ShouldBe("STALE");

        var left = await client.Change($$"""removeTagRule(id: "{{Id(board, 1)}}", version: "{{Version(changed)}}") {{Answer}}""");
        Tags(left).ShouldBe("VIPS *");
        (await client.Change($$"""removeTagRule(id: "{{Id(board, 1)}}", version: "{{Version(left)}}") {{Answer}}""")).Problem().ShouldBe("NOT_FOUND");
        (await host.Value<long>("select count(*) from feed where kind = 'tag_rule.changed'")).ShouldBe(6);
    }

    [Theory]
    [InlineData("", "00000000-0000-0000-0000-00000000000c", "", "INVALID tag")]
    [InlineData("A,B", "00000000-0000-0000-0000-00000000000c", "", "INVALID tag")]
    [InlineData("VIP", "00000000-0000-0000-0000-0000000000ff", "", "INVALID campaignId")]
    [InlineData("VIP", "00000000-0000-0000-0000-00000000000d", "", "INVALID campaignId")]
    [InlineData("VIP", "00000000-0000-0000-0000-00000000000c", ", source: WHATSAPP", "INVALID source")]
    public async Task What_no_rule_may_say_is_said(string tag, string campaign, string more, string problem)
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        (await Save(client, $$"""{ tag: "{{tag}}", campaignId: "{{campaign}}"{{more}} }""")).Problem().ShouldBe(problem);
        (await host.Value<long>("select count(*) from tag_rules")).ShouldBe(0);
    }

    [Fact]
    public async Task A_tag_has_one_rule()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        (await Save(client, $$"""{ tag: "Botox", campaignId: "{{Campaign}}" }""")).Problem().ShouldBe("");
        (await Save(client, $$"""{ tag: "BOTÓX", campaignId: "{{Campaign}}" }""")).Problem().ShouldBe("INVALID tag");
    }

    [Fact]
    public async Task Rules_are_closed_to_who_may_not_change_campaigns_and_to_who_belongs_to_one_unit()
    {
        await using var host = await Town();
        await host.Run("insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA')");
        using var attendant = await host.SignedInAs(Role.Attendant);
        using var manager = await host.SignedInAs(Role.Manager, await host.Value<Guid>("select md5('s')::uuid"));
        string[] questions = ["{ tagRules { version } }", $$"""mutation { saveTagRule(input: { tag: "A", campaignId: "{{Campaign}}" }) { problem { code } } }"""];
        foreach (var question in questions)
        {
            (await attendant.Refusal(question)).ShouldBe("FORBIDDEN");
            (await manager.Refusal(question)).ShouldBe("FORBIDDEN");
        }
    }

    private static Task<JsonElement> Save(HttpClient client, string input) => client.Change($"saveTagRule(input: {input}) {Answer}");

    private static string Tags(JsonElement payload) =>
        string.Join(' ', payload.GetProperty("tagRules").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("tag").GetString()));

    private static string? Version(JsonElement payload) => payload.GetProperty("tagRules").GetProperty("version").GetString();

    private static string? Id(JsonElement payload, int at) => payload.GetProperty("tagRules").GetProperty("rules")[at].GetProperty("id").GetString();

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.Run($$"""
            delete from tag_rules;
            insert into campaigns (id, name) values ('{{Campaign}}', 'Boas-vindas');
            insert into campaigns (id, name, state) values ('00000000-0000-0000-0000-00000000000d', 'Parada', 'stopped');
            insert into leads (id, name, phone, time_zone, tags, source, entry, captured_at)
            select gen_random_uuid(), 'Lead ' || n, '+55119870000' || n, 'America/Sao_Paulo', '{VIP}', 'import', 'capture_only', now() from generate_series(10, 11) n;
            """);
        return host;
    }
}
