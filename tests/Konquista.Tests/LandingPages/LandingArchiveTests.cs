using System.Net;
using Konquista.Web;

namespace Konquista.LandingPages;

/// <summary>Pages that have served: put out of the list and back, or begun anew as a copy.</summary>
public sealed class LandingArchiveTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_is_archived_leaves_the_list_and_comes_back()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = await desk.Host.SignedIn();
        (await Do(desk, client, "archive", new() { ["away"] = "true" })).ShouldBe(HttpStatusCode.NotFound);
        await Do(desk, client, "unpublish", []);
        (await Do(desk, client, "archive", new() { ["away"] = "true" })).ShouldBe(HttpStatusCode.Redirect);

        var list = WebUtility.HtmlDecode(await client.GetStringAsync("/landing-pages", Cancel));
        list.ShouldNotContain(desk.Page.ToString());
        list.ShouldContain("Ver uma página arquivada");
        (await client.GetStringAsync("/landing-pages?archived=true", Cancel)).ShouldContain(desk.Page.ToString());
        (await desk.Host.Value<string>("select concat_ws(' ', data -> 'before' ->> 'state', data -> 'after' ->> 'state') from feed where kind = 'page.archived'"))
            .ShouldBe("unpublished archived");

        (await Do(desk, client, "archive", new() { ["away"] = "false" })).ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync("/landing-pages", Cancel)).ShouldContain(desk.Page.ToString());
    }

    [Fact]
    public async Task A_copy_is_a_draft_with_the_same_words_under_an_address_of_its_own()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = await desk.Host.SignedIn();
        (await Do(desk, client, "duplicate", [])).ShouldBe(HttpStatusCode.Redirect);
        (await Do(desk, client, "duplicate", [])).ShouldBe(HttpStatusCode.Redirect);

        (await desk.Host.Value<string>("select string_agg(concat_ws(' ', slug, state, name), ', ' order by slug) from landing_pages"))
            .ShouldBe("botox-moema published Botox em Moema, copia-de-botox-em-moema draft Cópia de Botox em Moema, copia-de-botox-em-moema-2 draft Cópia de Botox em Moema");
        (await desk.Host.Value<long>("select count(distinct draft) from landing_pages")).ShouldBe(1);
    }

    private static async Task<HttpStatusCode> Do(LandingDesk desk, HttpClient client, string what, Dictionary<string, string> fields)
    {
        using var answer = await WebHost.Post(client, $"/landing-pages/{desk.Page}", fields, to: $"/landing-pages/{desk.Page}/{what}");
        return answer.StatusCode;
    }
}
