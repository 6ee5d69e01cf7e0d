using System.Net;
using Konquista.Web.LandingPages;

namespace Konquista.LandingPages;

/// <summary>Addresses of pages: typed at leisure, public only by a publication, and never lost to those who have an old one.</summary>
public sealed class LandingAddressTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_typed_address_is_public_from_the_next_publication_on_and_the_old_one_leads_to_it()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        foreach (var typed in (string[])["n", "nov", "novo-endereco"])
        {
            (await desk.Type(typed)).ShouldBe(LandingPageSaved.Yes);
        }

        (await Status(client, "/p/novo-endereco")).ShouldBe(HttpStatusCode.NotFound);
        (await Status(client, LandingDesk.Path)).ShouldBe(HttpStatusCode.OK);
        (await desk.Publish()).ShouldBe(2);
        desk.Of<PublishedPages>().Forget(LandingDesk.Slug);

        (await Status(client, "/p/novo-endereco")).ShouldBe(HttpStatusCode.OK);
        using var old = await client.GetAsync(LandingDesk.Path + "?utm_source=instagram", Cancel);
        old.Headers.Location!.OriginalString.ShouldBe("/p/novo-endereco?utm_source=instagram");
        (await desk.Host.Value<string>("select string_agg(slug, ' ') from landing_old_slugs")).ShouldBe(LandingDesk.Slug);
        (await desk.Host.Value<string>("select concat_ws(' ', data -> 'before' ->> 'slug', data -> 'after' ->> 'slug') from feed where kind = 'page.published' order by id desc limit 1"))
            .ShouldBe("botox-moema novo-endereco");
    }

    [Fact]
    public async Task An_address_that_was_public_is_not_to_be_had_by_another_page_but_comes_back_to_its_own()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Type("novo-endereco");
        await desk.Publish();
        var other = new LandingPageForm { Name = "Outra", Slug = LandingDesk.Slug, Content = OwnWords.Of("serena") };
        (await desk.Of<LandingPageBook>().Begin(Guid.CreateVersion7(), other, "ana@x.test", Cancel)).ShouldBe(LandingPageSaved.SlugTaken);

        (await desk.Type(LandingDesk.Slug)).ShouldBe(LandingPageSaved.Yes);
        (await desk.Publish()).ShouldBe(3);
        (await desk.Host.Value<string>("select p.slug || ' ' || o.slug from landing_pages p, landing_old_slugs o")).ShouldBe("botox-moema novo-endereco");
    }

    [Fact]
    public async Task Of_two_who_typed_the_same_address_the_second_to_publish_is_told()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Type("verao");
        var other = Guid.CreateVersion7();
        (await desk.Of<LandingPageBook>().Begin(other, new() { Name = "Verão", Slug = "verao", Content = OwnWords.Of("serena") }, "x", Cancel)).ShouldBe(LandingPageSaved.Yes);

        (await desk.Publish()).ShouldBeNull();
        (await desk.Of<LandingPageReading>().Find(desk.Page, only: null, Cancel))!.Around.IsSlugTaken.ShouldBeTrue();
        using var client = await desk.Host.SignedIn();
        WebUtility.HtmlDecode(await client.GetStringAsync($"/landing-pages/{desk.Page}/edit", Cancel)).ShouldContain("o endereço novo já é de outra página");
    }

    [Fact]
    public async Task The_editor_says_from_when_on_an_address_holds()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Type("novo-endereco");
        using var client = await desk.Host.SignedIn();
        var html = WebUtility.HtmlDecode(await client.GetStringAsync($"/landing-pages/{desk.Page}/edit", Cancel));

        html.ShouldContain("value=\"novo-endereco\"");
        html.ShouldContain("Vale a partir da próxima publicação. Até lá a página fica em /p/botox-moema");
        WebUtility.HtmlDecode(await client.GetStringAsync("/landing-pages", Cancel)).ShouldContain("com alterações não publicadas");
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        return answer.StatusCode;
    }
}
