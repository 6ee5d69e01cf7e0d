using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>GraphQL over HTTP takes what the specification names, and tells what it does not take without telling more.</summary>
public sealed class TransportTests(TestDatabase database)
{
    private const string Json = "application/json";

    [Theory,
     InlineData("""{"query":"{ me { name } }"}""", 200),
     InlineData("""{"query":"{ me { nam } }"}""", 400),
     InlineData("""{"query":"{ me { name "}""", 400),
     InlineData("""{"query":7}""", 400),
     InlineData("""{"query":"{ me { name } }","variables":[1]}""", 400),
     InlineData("""{"query":"{ me { name } }","operationName":{}}""", 400),
     InlineData("""{"query":"query($a: Int!){ leads(first: $a) { nodes { id } } }","variables":{"a":"many"}}""", 400),
     InlineData("""{"query":"query($a: String){ leads(filter: {search: $a}) { nodes { id } } }","variables":{"a":"x\u0000y"}}""", 400),
     InlineData("""{"query":"{ leads(filter: {search: \"x\\u0000y\"}) { nodes { id } } }"}""", 400),
     InlineData("""{"query":"{ lead(id: \"x' or 1=1\") { name } }"}""", 400),
     InlineData("""{"query":"query($id: ID!){ lead(id: $id) { name } }","variables":{"id":"<b>"}}""", 400),
     InlineData("""[{"query":"{ me { name } }"}]""", 400),
     InlineData("{", 400), InlineData("", 400), InlineData("null", 400),
     InlineData("""{"query":"subscription { feed { kind } }"}""", 400)]
    public async Task What_cannot_be_read_or_does_not_fit_is_a_sentence(string body, int status)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await Post(client, new StringContent(body, Encoding.UTF8, Json), "application/graphql-response+json");
        ((int)answer.StatusCode).ShouldBe(status);
        (await Root(answer)).TryGetProperty("errors", out _).ShouldBe(status != 200);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var body = new ByteArrayContent([.. "{\"query\":\"{ me { name } } #"u8, 0xFF, 0xFE, .. "\"}"u8]);
        body.Headers.ContentType = new(Json);
        using var answer = await Post(client, body, Json);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, InlineData("text/plain", Json, 415), InlineData("application/x-www-form-urlencoded", Json, 415), InlineData(Json, "text/html", 406)]
    public async Task Other_forms_are_not_taken(string given, string wanted, int status)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await Post(client, new StringContent("""{"query":"{ me { name } }"}""", Encoding.UTF8, given), wanted);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task An_address_never_changes_anything()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var document = Uri.EscapeDataString("query Q { me { name } } mutation M { resumeSending }");
        using var changes = await client.GetAsync($"/graphql?query={document}&operationName=M", TestContext.Current.CancellationToken);
        changes.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        changes.Content.Headers.Allow.ShouldBe(["POST"]);
        using var asks = await client.GetAsync($"/graphql?query={document}&operationName=Q", TestContext.Current.CancellationToken);
        asks.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_much_is_refused_before_it_is_begun()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var wide = string.Join(' ', Enumerable.Range(0, 1000).Select(no => $"a{no}: me {{ name }}"));
        string[] documents =
        [
            $"{{ {wide} }}",
            "{ leads(first: 201) { nodes { id } } }",
            "{ leads(first: 200) { nodes { messages { lead { messages { lead { messages { id } } } } } } } }",
            $"{{ me {{ ...f0 }} }} {string.Concat(Enumerable.Range(0, 60).Select(no => $"fragment f{no} on Me {{ ...f{no + 1} ...f{no + 1} }} "))} fragment f60 on Me {{ name }}",
            "{ me { ...a } } fragment a on Me { ...b } fragment b on Me { ...a }",
            new string('{', 300),
        ];
        foreach (var document in documents)
        {
            var answer = await client.Ask(document);
            answer.TryGetProperty("errors", out _).ShouldBeTrue(document[..Math.Min(80, document.Length)]);
        }

        using var huge = await Post(client, new StringContent($$"""{"query":"{ me { name } } #{{new string('x', 2_000_000)}}"}""", Encoding.UTF8, Json), Json);
        huge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_sees_neither_data_nor_the_schema()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        using var answer = await Post(client, new StringContent("""{"query":"{ me { name } }"}""", Encoding.UTF8, Json), Json);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.Ask("{ __schema { types { name } } }")).TryGetProperty("errors", out _).ShouldBeTrue();
        (await client.Data("{ __typename }")).GetProperty("__typename").GetString().ShouldBe("Query");
    }

    [Fact]
    public async Task A_document_that_is_known_is_still_closed_to_whoever_may_not_ask()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var viewer = await host.SignedInAs(Role.Viewer);
        const string query = "{ leads { nodes { phone } } }";
        await owner.Data(query);
        await owner.Data(query);
        var refused = await viewer.Ask(query);
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        refused.TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_explorer_may_read_the_whole_schema()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var ofType = string.Concat(Enumerable.Repeat("ofType { kind name ", 7)) + string.Concat(Enumerable.Repeat("}", 7));
        var data = await client.Data($$"""
            { __schema { types { kind name fields(includeDeprecated: true) { name args { name type { kind name {{ofType}} } } type { kind name {{ofType}} } } } } }
            """);
        data.GetProperty("__schema").GetProperty("types").GetArrayLength().ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_cursor_of_ones_own_making_is_told_as_one()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        string[] keys = ["", "x", "'; drop table leads; --", "2026-13-45"];
        foreach (var cursor in keys.Select(key => new Konquista.Web.GraphQL.Paging.Place(key, Guid.Empty).Write("captured")))
        {
            var answer = await client.Ask($$"""{ leads(after: "{{cursor}}") { nodes { id } } }""");
            answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_INPUT", cursor);
        }
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_how_long_to_wait()
    {
        await using var host = await WebHost.On(database, new() { ["Konquista:Api:Burst"] = "3", ["Konquista:Api:RequestsPerSecond"] = "1" });
        using var client = await host.SignedIn();
        HttpResponseMessage answer;
        var asked = 0;
        while ((answer = await Post(client, new StringContent("""{"query":"{ me { name } }"}""", Encoding.UTF8, Json), Json)).StatusCode == HttpStatusCode.OK)
        {
            answer.Dispose();
            (++asked).ShouldBeLessThan(100);
        }

        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            asked.ShouldBeGreaterThanOrEqualTo(3);
        }
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, HttpContent body, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = body };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return await client.SendAsync(request);
    }

    private static async Task<JsonElement> Root(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
