using System.Net;
using Konquista.Web.LandingPages;
using Microsoft.Extensions.Time.Testing;

namespace Konquista.LandingPages;

/// <summary>What visitors get over HTTP: the same bytes for all, from memory, with no word of anybody else's site in them.</summary>
public sealed class LandingPageTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_page_is_seen_by_everybody()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();

        var html = WebUtility.HtmlDecode(await LandingDesk.See(client));

        html.ShouldContain("<h1>Sua pele bem cuidada, do seu jeito</h1>");
        html.ShouldContain("Concordo em receber mensagens");
        html.ShouldContain("theme-serena");
    }

    [Theory, InlineData("nunca-houve"), InlineData("Nunca-Houve"), InlineData("..%2F..%2Fadmin")]
    public async Task A_page_that_is_not_published_is_not_found(string slug)
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        using var answer = await client.GetAsync("/p/" + slug, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Esta página não está no ar");
    }

    [Theory, InlineData("br"), InlineData("gzip"), InlineData("")]
    public async Task Bytes_are_kept_compressed_and_not_sent_to_who_has_them(string coding)
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        client.DefaultRequestHeaders.Add("Accept-Encoding", coding);
        using var first = await client.GetAsync(LandingDesk.Path, Cancel);
        using var kept = await client.GetAsync(LandingDesk.Path + "?utm_source=x", Cancel);
        client.DefaultRequestHeaders.Add("If-None-Match", kept.Headers.ETag!.ToString());
        using var again = await client.GetAsync(LandingDesk.Path, Cancel);

        kept.Content.Headers.ContentEncoding.ShouldBe(coding.Length == 0 ? [] : [coding]);
        (await kept.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(await first.Content.ReadAsByteArrayAsync(Cancel));
        kept.Headers.CacheControl!.NoCache.ShouldBeTrue();
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_page_asks_nothing_of_other_sites_and_needs_no_script()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        using var answer = await client.GetAsync(LandingDesk.Path, Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        html.ShouldNotContain("src=\"http");
        html.ShouldNotContain("href=\"http");
        html.ShouldNotContain("__RequestVerificationToken");
        html.ShouldNotContain("<style");
        html.ShouldNotContain(" style=");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.StartsWith(VisitMark.Cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_published_anew_or_taken_away_is_so_for_visitors_at_the_next_look()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        await LandingDesk.See(client);
        await desk.Host.Run($$"""update landing_pages set draft = jsonb_set(draft, '{blocks,0,heading}', '"Outra abertura"'), version = version + 1""");
        (await LandingDesk.See(client)).ShouldNotContain("Outra abertura");

        await desk.Publish();
        desk.Of<PublishedPages>().Forget(LandingDesk.Slug);
        (await LandingDesk.See(client)).ShouldContain("Outra abertura");

        (await desk.Of<LandingPagePublishing>().Unpublish(desk.Page, "ana@x.test", Cancel)).ShouldBeTrue();
        desk.Of<PublishedPages>().Forget(LandingDesk.Slug);
        using var gone = await client.GetAsync(LandingDesk.Path, Cancel);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task While_the_database_is_away_visitors_get_what_was_last_known()
    {
        await using var nowhere = Npgsql.NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Timeout=1");
        var time = new FakeTimeProvider();
        var pages = new PublishedPages(new PublishedReading(nowhere), time);
        var page = pages.Keep(new PublishedPage { Slug = "botox", Json = "{}", Stamp = "1" }, "<h1>Botox</h1>");
        time.Advance(TimeSpan.FromHours(1));

        (await pages.Kept("botox", Cancel)).ShouldBe(page);
    }

    [Fact]
    public async Task An_address_in_capitals_leads_to_the_one_in_small_letters()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        using var answer = await client.GetAsync("/p/Botox-MOEMA?utm_source=panfleto", Cancel);

        answer.Headers.Location!.OriginalString.ShouldBe("/p/botox-moema?utm_source=panfleto");
    }

    [Fact]
    public async Task Nothing_of_the_first_visitor_is_in_what_all_get()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        client.DefaultRequestHeaders.Host = "elsewhere.test";
        var first = await LandingDesk.See(client, "/?utm_source=firstcomer&gclid=firstclick");
        client.DefaultRequestHeaders.Host = null;
        var second = await LandingDesk.See(client, "?utm_source=second");

        second.ShouldBe(first);
        second.ShouldNotContain(" action=");
        second.ShouldNotContain("first");
        second.ShouldNotContain("elsewhere.test");
    }

    [Fact]
    public async Task What_is_typed_by_the_business_is_text_and_never_markup()
    {
        const string evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        await using var desk = await LandingDesk.Open(database, form =>
        {
            (form.Content.Title, form.Content.Description, form.Content.Consent) = (evil, evil, evil);
            foreach (var block in form.Content.Blocks)
            {
                (block.Heading, block.Text, block.Label) = (evil, evil, "<b>oi</b>");
                foreach (var item in block.Items)
                {
                    (item.Title, item.Text) = (evil, evil);
                }
            }
        });
        using var client = desk.Host.Anonymous();
        var html = await LandingDesk.See(client);

        html.ShouldNotContain("<script>");
        html.ShouldNotContain("<img src=x");
        html.ShouldNotContain("<b>oi");
        html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task Visits_are_counted_by_where_they_come_from_and_robots_are_not()
    {
        await using var desk = await LandingDesk.Open(database);
        await Visit(desk, "?utm_source=Instagram", referrer: null);
        await Visit(desk, "?utm_source=instagram", referrer: "https://www.google.com/");
        await Visit(desk, "", referrer: "https://www.google.com/search?q=x");
        await Visit(desk, "", referrer: null);
        await Visit(desk, "", referrer: null, agent: "facebookexternalhit/1.1");

        await Sequences.Town.Eventually(async () => await desk.Host.Value<string>(
            "select coalesce(string_agg(source || ' ' || visits, ', ' order by source), '') from landing_visits") is var counted && counted == "direct 1, google.com 1, instagram 2"
            ? null
            : counted);
    }

    [Fact]
    public async Task A_browser_counts_once_a_day_for_each_page()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        using var first = await client.GetAsync(LandingDesk.Path, Cancel);
        var mark = first.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(VisitMark.Cookie + ".day=", StringComparison.Ordinal));
        mark.ShouldContain("path=" + LandingDesk.Path + ";");
        client.DefaultRequestHeaders.Add("Cookie", mark[..mark.IndexOf(';', StringComparison.Ordinal)]);
        await LandingDesk.See(client);
        await LandingDesk.See(client);
        await Visit(desk, "?utm_source=last", referrer: null);

        await Sequences.Town.Eventually(async () => await desk.Host.Value<string>(
            "select coalesce(string_agg(source || ' ' || visits, ', ' order by source), '') from landing_visits") is var counted && counted == "direct 1, last 1"
            ? null
            : counted);
    }

    private static async Task Visit(LandingDesk desk, string query, string? referrer, string agent = "Mozilla/5.0 (Linux; Android 14)")
    {
        using var client = desk.Host.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        client.DefaultRequestHeaders.Referrer = referrer is null ? null : new Uri(referrer);
        await LandingDesk.See(client, query);
    }
}
