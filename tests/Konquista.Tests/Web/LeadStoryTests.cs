using System.Net;
using System.Text.RegularExpressions;

namespace Konquista.Web;

/// <summary>A long story comes in parts, and an open page is given it anew only when something happened.</summary>
public sealed partial class LeadStoryTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_latest_entries_come_first_and_the_older_ones_when_asked_for()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var lead = await Written(host, entries: 45);

        var latest = await client.GetStringAsync($"/leads/{lead}", Cancel);
        latest.ShouldContain(">palavra 45<");
        latest.ShouldContain(">palavra 6<");
        latest.ShouldNotContain(">palavra 5<");
        latest.ShouldContain($"/leads/{lead}?skip=40");

        var older = await client.GetStringAsync($"/leads/{lead}?skip=40", Cancel);
        older.ShouldContain(">palavra 5<");
        older.ShouldContain(">palavra 1<");
        older.ShouldNotContain(">palavra 6<");
        older.ShouldNotContain("skip=80");
        (await client.GetStringAsync($"/leads/{lead}?skip=-7", Cancel)).ShouldContain(">palavra 45<");
    }

    [Fact]
    public async Task An_open_page_gets_the_story_again_when_something_happened()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var lead = await Written(host, entries: 2);
        var address = Again().Match(await client.GetStringAsync($"/leads/{lead}", Cancel)).Groups["address"].Value;

        using (var same = await client.GetAsync(address, Cancel))
        {
            same.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        await Write(host, lead, 3);
        using var more = await client.GetAsync(address, Cancel);
        more.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await more.Content.ReadAsStringAsync(Cancel)).ShouldContain(">palavra 3<");
    }

    private static async Task<Guid> Written(WebHost host, int entries)
    {
        var lead = await host.Lead("Ana", "+5511988880001", store: null);
        for (var no = 1; no <= entries; no++)
        {
            await Write(host, lead, no);
        }

        return lead;
    }

    private static Task Write(WebHost host, Guid lead, int no) => host.Run($"""
        insert into inbound (id, lead_id, provider_id, kind, body, at, received_at)
        values (gen_random_uuid(), '{lead}', 'wamid.{no}', 'text', 'palavra {no}', '2026-03-01'::timestamptz + {no} * interval '1 minute', product_now())
        """);

    [GeneratedRegex("id=\"story\" hx-get=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Again();
}
