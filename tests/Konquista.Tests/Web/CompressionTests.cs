using System.Text.RegularExpressions;

namespace Konquista.Web;

/// <summary>What travels compressed, what must not wait to be, and what travels once.</summary>
public sealed partial class CompressionTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_travels_compressed()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        var plain = await client.GetByteArrayAsync("/sign-in", Cancel);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        using var answer = await client.GetAsync("/sign-in", Cancel);
        answer.Content.Headers.ContentEncoding.ShouldHaveSingleItem().ShouldBe("br");
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length.ShouldBeLessThan(plain.Length / 2);
    }

    [Theory, InlineData("/lib/site.css"), InlineData("/lib/site.js"), InlineData("/icons.svg")]
    public async Task An_asset_is_compressed_by_the_build_and_not_again(string address)
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        var plain = await client.GetByteArrayAsync(address, Cancel);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        using var answer = await client.GetAsync(address, Cancel);
        answer.Content.Headers.ContentEncoding.ShouldHaveSingleItem().ShouldBe("gzip");
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length.ShouldBeLessThan(plain.Length / 2);
    }

    [Fact]
    public async Task A_font_is_kept_for_good_and_what_is_not_there_is_not()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        var style = await client.GetStringAsync("/lib/site.css", Cancel);
        using var font = await client.GetAsync("/lib/" + Font().Match(style).Value, Cancel);
        font.EnsureSuccessStatusCode();
        font.Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, immutable");
        using var missing = await client.GetAsync("/lib/assets/none.woff2", Cancel);
        missing.Headers.CacheControl?.ToString().ShouldNotContain("immutable");
    }

    [Fact]
    public async Task The_live_line_says_each_event_at_once()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        using var line = await client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var events = new StreamReader(await line.Content.ReadAsStreamAsync(Cancel));
        (await events.ReadLineAsync(Cancel)).ShouldNotBeNull().ShouldStartWith("event: ");
    }

    [Fact]
    public async Task The_token_of_a_form_is_another_text_in_every_answer()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var first = await WebHost.Token(client, "/imports/new");
        first.ShouldNotBeEmpty();
        (await WebHost.Token(client, "/imports/new")).ShouldNotBe(first);
    }

    [GeneratedRegex("assets/[^\")]+\\.woff2", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Font();
}
