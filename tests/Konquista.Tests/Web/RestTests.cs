using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Konquista.Web;

/// <summary>REST tells and refuses the same as GraphQL does, by statuses and problem details.</summary>
public sealed class RestTests(TestDatabase database)
{
    private static readonly Guid Mine = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Here = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid There = Guid.Parse("00000000-0000-0000-0000-000000000002");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_reads_the_people_of_its_unit_page_by_page()
    {
        await using var host = await Town();
        using var client = await Program(host, "see", Mine);
        var page = await client.GetFromJsonAsync<JsonElement>("/api/v1/leads?first=1", Cancel);
        var lead = page.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        lead.GetProperty("id").GetGuid().ShouldBe(Here);
        lead.GetProperty("phone").GetString().ShouldBe("(11) 9••••-1111");
        page.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/leads/{Here}/messages", Cancel)).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/appointments", Cancel)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_of_another_unit_is_not_there()
    {
        await using var host = await Town();
        using var client = await Program(host, "see edit-leads answer", Mine);
        await Refused(await client.GetAsync($"/api/v1/leads/{There}", Cancel), HttpStatusCode.NotFound, "NOT_FOUND");
        await Refused(await client.GetAsync($"/api/v1/leads/{There}/messages", Cancel), HttpStatusCode.NotFound, "NOT_FOUND");
        await Refused(await client.DeleteAsync($"/api/v1/leads/{There}", Cancel), HttpStatusCode.NotFound, "NOT_FOUND");
        await Refused(await client.PutAsJsonAsync($"/api/v1/leads/{There}", new { version = 0, name = "x" }, Cancel), HttpStatusCode.NotFound, "NOT_FOUND");
        await Refused(await client.PostAsJsonAsync("/api/v1/appointments", new { leadId = There }, Cancel), HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Theory,
     InlineData("""{"name":"Ana","phone":"12"}""", 422), InlineData("""{"name":"Ana"}""", 400), InlineData("{", 400),
     InlineData("""{"name":"A\u0000na","phone":"+5511911112222"}""", 400)]
    public async Task Who_cannot_be_taken_in_is_refused_with_a_reason(string body, int status)
    {
        await using var host = await Town();
        using var client = await Program(host, "see edit-leads");
        using var json = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/v1/leads", json, Cancel);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_scope_that_is_missing_closes_the_door()
    {
        await using var host = await Town();
        using var client = await Program(host, "see");
        using var answer = await client.DeleteAsync($"/api/v1/leads/{Here}", Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = host.Anonymous();
        using var asked = await nobody.GetAsync("/api/v1/leads", Cancel);
        asked.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_document_describes_every_call()
    {
        await using var host = await Town();
        using var client = await Program(host, "see");
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json", Cancel);
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        paths.ShouldContain("/api/v1/leads");
        paths.ShouldContain("/api/v1/leads/{id}/messages");
        paths.ShouldContain("/api/v1/appointments/{id}");
    }

    private static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(status);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString().ShouldBe(code);
        }
    }

    private static async Task<HttpClient> Program(WebHost host, string scopes, Guid? store = null)
    {
        using var desk = await ApiDesk.At(host, scopes, store);
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await desk.Token());
        return client;
    }

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.Run($"""
            insert into stores (id, name, tag) values ('{Mine}', 'Minha', 'MINHA');
            insert into leads (id, name, phone, time_zone, source, entry, captured_at, store_id) values
              ('{Here}', 'Daqui', '+5511911111111', 'America/Sao_Paulo', 'api', 'capture_only', now(), '{Mine}'),
              ('{There}', 'De lá', '+5511922222222', 'America/Sao_Paulo', 'api', 'capture_only', now(), null)
            """);
        return host;
    }
}
