using System.Text.Json;
using System.Text.Json.Nodes;
using Konquista.LandingPages;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Landing pages are written, published and put away by programs by the rules of the site's editor.</summary>
public sealed class LandingPageMutationTests(TestDatabase database)
{
    private const string Answer =
        "{ landingPage { id name slug state version draft draftSlug } missing { kind message block } problem { code field detail } }";

    private const string Save = "saveLandingPage(id: $id, input: $input) " + Answer;
    private const string Declared = "($id: ID!, $input: LandingPageInput!)";

    [Fact]
    public async Task A_page_is_begun_written_published_and_put_away()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var begun = await client.Change($$"""createLandingPage(name: "Botox em Moema", theme: SERENA) {{Answer}}""");
        var page = begun.GetProperty("landingPage");
        var id = page.GetProperty("id").GetString();
        page.GetProperty("slug").GetString().ShouldBe("botox-em-moema");
        Missing(begun).ShouldContain("example_voices");
        (await Enter(client, "publish", id, ", version: 1")).Problem().ShouldBe("INCOMPLETE");

        var saved = await client.Change(Save, new { id, input = Input(1, "botox", OwnWords.Of("serena").Write()) }, Declared);
        saved.Problem().ShouldBe("");
        Missing(saved).ShouldBe("");
        (await Enter(client, "publish", id, ", version: 1")).Problem().ShouldBe("STALE");
        var published = await Enter(client, "publish", id, ", version: 2");
        published.GetProperty("landingPage").GetProperty("state").GetString().ShouldBe("PUBLISHED");
        using (var visitor = host.Anonymous())
        {
            (await visitor.GetStringAsync("/p/botox", TestContext.Current.CancellationToken)).ShouldContain("</html>");
        }

        (await Enter(client, "archive", id)).Problem().ShouldBe("OUT_OF_TURN");
        (await client.Change($$"""removeLandingPage(id: "{{id}}") { problem { code } }""")).Problem().ShouldBe("IN_USE");
        (await Enter(client, "unpublish", id)).GetProperty("landingPage").GetProperty("state").GetString().ShouldBe("UNPUBLISHED");
        (await Enter(client, "unpublish", id)).Problem().ShouldBe("OUT_OF_TURN");
        (await Enter(client, "archive", id)).GetProperty("landingPage").GetProperty("state").GetString().ShouldBe("ARCHIVED");
        (await Enter(client, "restore", id)).GetProperty("landingPage").GetProperty("state").GetString().ShouldBe("UNPUBLISHED");
        (await Enter(client, "takeBack", id, ", no: 1")).Problem().ShouldBe("");
        (await Enter(client, "takeBack", id, ", no: 9")).Problem().ShouldBe("NOT_FOUND no");
    }

    [Fact]
    public async Task A_page_is_copied_and_a_copy_that_was_never_public_goes()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var id = (await client.Change($$"""createLandingPage(name: "Botox", theme: ESSENCIAL) {{Answer}}""")).GetProperty("landingPage").GetProperty("id").GetString();
        var copy = (await Enter(client, "duplicate", id)).GetProperty("landingPage");
        copy.GetProperty("slug").GetString().ShouldNotBe("botox");
        (await client.Change($$"""removeLandingPage(id: "{{copy.GetProperty("id").GetString()}}") { done problem { code } }""")).GetProperty("done").GetBoolean().ShouldBeTrue();
        (await host.Value<long>("select count(*) from landing_pages")).ShouldBe(1);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "{", "INVALID content" },
        { "null", "INVALID content" },
        { """{"blocks":null}""", "INVALID content" },
        { """{"blocks":[null]}""", "INVALID content" },
        { """{"blocks":[{"kind":"hero","items":null}]}""", "INVALID content" },
        { """{"blocks":"hero"}""", "INVALID content" },
        { $$"""{"blocks":[{{string.Join(',', Enumerable.Repeat("""{"kind":"text"}""", 21))}}]}""", "INVALID content" },
        { """{"picture":"../x"}""", "INVALID content" },
        { """{"blocks":[{"kind":""}]}""", "INVALID content" },
        { $$"""{"blocks":[{"kind":"hero","heading":"{{new string('a', 121)}}"}]}""", "INVALID content" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Content_that_the_editor_would_not_keep_is_refused(string content, string problem)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var begun = (await client.Change($$"""createLandingPage(name: "Botox", theme: SERENA) {{Answer}}""")).GetProperty("landingPage");
        var id = begun.GetProperty("id").GetString();
        var saved = await client.Change(Save, new { id, input = Input(1, "botox", content) }, Declared);
        saved.Problem().ShouldBe(problem);
        saved.GetProperty("landingPage").GetProperty("draft").GetString().ShouldBe(begun.GetProperty("draft").GetString());
    }

    [Fact]
    public async Task An_address_that_cannot_be_had_and_what_is_not_there_are_said()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await client.Change($$"""createLandingPage(name: "Um", theme: SERENA) {{Answer}}""");
        var id = (await client.Change($$"""createLandingPage(name: "Dois", theme: SERENA) {{Answer}}""")).GetProperty("landingPage").GetProperty("id").GetString();
        var content = OwnWords.Of("serena").Write();
        (await client.Change(Save, new { id, input = Input(1, "um", content) }, Declared)).Problem().ShouldBe("NAME_TAKEN slug");
        (await client.Change(Save, new { id, input = Input(1, "Um Dois", content) }, Declared)).Problem().ShouldBe("INVALID slug");
        (await client.Change(Save, new { id, input = Input(1, "admin", content) }, Declared)).Problem().ShouldBe("INVALID slug");
        (await client.Change(Save, new { id, input = Input(7, "dois", content) }, Declared)).Problem().ShouldBe("STALE");
        var elsewhere = Input(1, "dois", content);
        elsewhere["campaignId"] = Guid.NewGuid().ToString();
        (await client.Change(Save, new { id, input = elsewhere }, Declared)).Problem().ShouldBe("INVALID campaignId");
        (await client.Change(Save, new { id = Guid.NewGuid(), input = Input(1, "tres", content) }, Declared)).Problem().ShouldBe("NOT_FOUND");
        (await client.Change($$"""createLandingPage(name: " ", theme: SERENA) {{Answer}}""")).Problem().ShouldBe("INVALID name");
    }

    [Fact]
    public async Task Who_belongs_to_one_unit_or_only_looks_writes_no_page()
    {
        await using var host = await WebHost.On(database);
        await host.Run("insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA')");
        using var manager = await host.SignedInAs(Role.Manager, await host.Value<Guid>("select md5('s')::uuid"));
        using var viewer = await host.SignedInAs(Role.Viewer);
        foreach (var client in new[] { manager, viewer })
        {
            (await client.Refusal("""mutation { createLandingPage(name: "A", theme: SERENA) { problem { code } } }""")).ShouldBe("FORBIDDEN");
            (await client.Data("{ landingPages { totalCount } }")).GetProperty("landingPages").GetProperty("totalCount").GetInt32().ShouldBe(0);
        }
    }

    private static JsonObject Input(int version, string slug, string content) =>
        new() { ["version"] = version, ["name"] = "Botox em Moema", ["slug"] = slug, ["content"] = content };

    private static string Missing(JsonElement payload) =>
        string.Join(' ', payload.GetProperty("missing").EnumerateArray().Select(gap => gap.GetProperty("kind").GetString()));

    private static Task<JsonElement> Enter(HttpClient client, string what, string? id, string more = "") =>
        client.Change($"{what}LandingPage(id: \"{id}\"{more}) {Answer}");
}
