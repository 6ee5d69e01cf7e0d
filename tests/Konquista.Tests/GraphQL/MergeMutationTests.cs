using System.Text.Json;
using Konquista.Sequences;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Programs see who may be one person, unite them and part them again; nobody of another unit is touched.</summary>
public sealed class MergeMutationTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Answer = "{ lead { id name version } problem { code field detail } }";

    private Town Town => hall.Town;

    private WebHost Site => hall.Host;

    [Fact]
    public async Task Two_leads_become_one_and_two_again()
    {
        using var client = await Site.SignedIn();
        var (ana, other) = (await Known("Ana", "11 98610-0001"), await Known("Ana", "11 98610-0002"));
        await Suspect(ana, other);
        var pair = (await client.Data("{ duplicates { nodes { id reason one { id } other { id } } } }")).GetProperty("duplicates").GetProperty("nodes").EnumerateArray()
            .Single(node => node.ToString().Contains(ana.ToString(), StringComparison.Ordinal));
        pair.GetProperty("reason").GetString().ShouldBe("SAME_NAME");

        var (keep, lose) = (await Version(client, ana), await Version(client, other));
        (await Merge(client, ana, keep + 7, other, lose)).Problem().ShouldBe("STALE");
        var merged = await Merge(client, ana, keep, other, lose);
        merged.Problem().ShouldBe("");
        merged.GetProperty("lead").GetProperty("id").GetString().ShouldBe(ana.ToString());
        (await client.Data($$"""{ lead(id: "{{other}}") { id } }""")).GetProperty("lead").ValueKind.ShouldBe(JsonValueKind.Null);

        var merge = (await client.Data($$"""{ merges(leadId: "{{ana}}") { id otherId isLast by } }""")).GetProperty("merges")[0];
        merge.GetProperty("otherId").GetString().ShouldBe(other.ToString());
        (await Split(client, ana, merge.GetProperty("id").GetString())).Problem().ShouldBe("");
        (await client.Data($$"""{ lead(id: "{{other}}") { id } }""")).GetProperty("lead").ValueKind.ShouldBe(JsonValueKind.Object);
        (await Split(client, ana, merge.GetProperty("id").GetString())).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Two_who_are_two_people_are_not_asked_about_again()
    {
        using var client = await Site.SignedIn();
        var (bia, other) = (await Known("Bia", "11 98610-0003"), await Known("Bia", "11 98610-0004"));
        await Suspect(bia, other);
        var id = await Site.Value<Guid>($"select id from merge_suggestions where '{bia}' in (a, b)");
        (await client.Change($$"""dismissDuplicate(id: "{{id}}") { done problem { code } }""")).GetProperty("done").GetBoolean().ShouldBeTrue();
        (await client.Data("{ duplicates { nodes { id } } }")).ToString().ShouldNotContain(id.ToString());
        (await client.Change($$"""dismissDuplicate(id: "{{id}}") { done problem { code } }""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Who_belongs_to_one_unit_neither_sees_nor_unites_nor_parts_anybody_of_another()
    {
        using var owner = await Site.SignedIn();
        await Site.Run("insert into stores (id, name, tag) values (md5('m')::uuid, 'Minha', 'MINHA'), (md5('t')::uuid, 'Alheia', 'ALHEIA')");
        using var manager = await Site.SignedInAs(Role.Manager, await Site.Value<Guid>("select md5('m')::uuid"));
        var (mine, theirs, third) = (await Known("Caio", "11 98610-0005"), await Known("Caio", "11 98610-0006"), await Known("Caio", "11 98610-0007"));
        await Site.Run($"update leads set store_id = md5('m')::uuid where id = '{mine}'; update leads set store_id = md5('t')::uuid where id in ('{theirs}', '{third}')");
        await Suspect(mine, theirs);
        var pair = await Site.Value<Guid>($"select id from merge_suggestions where '{mine}' in (a, b)");
        (await manager.Data("{ duplicates { totalCount } }")).GetProperty("duplicates").GetProperty("totalCount").GetInt32().ShouldBe(0);
        (await Merge(manager, mine, 0, theirs, 0)).Problem().ShouldBe("NOT_FOUND");
        (await Merge(manager, theirs, 0, mine, 0)).Problem().ShouldBe("NOT_FOUND");
        (await manager.Change($$"""dismissDuplicate(id: "{{pair}}") { problem { code } }""")).Problem().ShouldBe("NOT_FOUND");

        (await Merge(owner, theirs, await Version(owner, theirs), third, await Version(owner, third))).Problem().ShouldBe("");
        var merge = await Site.Value<Guid>($"select id from merges where kept_id = '{theirs}'");
        (await manager.Data($$"""{ merges(leadId: "{{theirs}}") { id } }""")).GetProperty("merges").ValueKind.ShouldBe(JsonValueKind.Null);
        (await Split(manager, theirs, merge.ToString())).Problem().ShouldBe("NOT_FOUND");
        (await Split(manager, mine, merge.ToString())).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Who_only_looks_unites_nobody()
    {
        using var viewer = await Site.SignedInAs(Role.Viewer);
        (await viewer.Refusal("{ duplicates { totalCount } }")).ShouldBe("FORBIDDEN");
        (await viewer.Refusal($$"""mutation { splitLead(leadId: "{{Guid.Empty}}", mergeId: "{{Guid.Empty}}") { problem { code } } }""")).ShouldBe("FORBIDDEN");
    }

    private static Task<JsonElement> Merge(HttpClient client, Guid keep, int keepVersion, Guid other, int otherVersion) => client.Change(
        $"mergeLeads(keepId: \"{keep}\", keepVersion: {keepVersion}, otherId: \"{other}\", otherVersion: {otherVersion}) {Answer}");

    private static Task<JsonElement> Split(HttpClient client, Guid lead, string? merge) =>
        client.Change($"splitLead(leadId: \"{lead}\", mergeId: \"{merge}\") {Answer}");

    private static async Task<int> Version(HttpClient client, Guid lead) =>
        (await client.Data($$"""{ lead(id: "{{lead}}") { version } }""")).GetProperty("lead").GetProperty("version").GetInt32();

    private Task Suspect(Guid one, Guid other) => Site.Run(
        $"insert into merge_suggestions (a, b, reason) values (least('{one}'::uuid, '{other}'), greatest('{one}'::uuid, '{other}'), 'same_name') on conflict do nothing");

    // A message on its way would keep two from becoming one.
    private async Task<Guid> Known(string name, string phone)
    {
        var lead = await Town.Capture(name, phone);
        await Town.Settles(lead, "accepted");
        await Town.Lead(lead).Leave(null, "test");
        return lead;
    }
}
