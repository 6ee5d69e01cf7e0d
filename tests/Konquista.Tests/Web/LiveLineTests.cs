using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using Konquista.Web.Live;

namespace Konquista.Web;

/// <summary>The live line over real HTTP: a page hears what was committed after it was made, by topic, and nothing of before.</summary>
public sealed partial class LiveLineTests(TestDatabase database)
{
    [Fact]
    public async Task A_committed_fact_reaches_an_open_page_by_its_topic()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var line = await Line.Open(client, "/live", limit.Token);
        (await line.Next()).ShouldContain("phones");
        await UntilFollowed(host, line);
    }

    [Fact]
    public async Task A_page_hears_what_happened_between_its_making_and_its_line()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var witness = await Line.Open(client, "/live", limit.Token);
        await UntilFollowed(host, witness);

        var before = await Address(client, limit.Token);
        await Happen(host, "phone.paused");
        while (!(await witness.Next()).Contains("phones"))
        {
        }

        await using var late = await Line.Open(client, before, limit.Token);
        var heard = await late.Next();
        heard.ShouldContain("phones");
        heard.ShouldNotContain("settings");

        await using var latest = await Line.Open(client, await Address(client, limit.Token), limit.Token);
        await Happen(host, "import.finished");
        heard = await latest.Next();
        heard.ShouldContain("imports");
        heard.ShouldNotContain("phones");
    }

    [Theory, InlineData(null), InlineData(""), InlineData("another-3"), InlineData("-1"), InlineData("99999999999999999999")]
    public void A_turn_that_means_nothing_here_may_have_missed_everything(string? turn)
    {
        var turns = new Turns();
        turns.Add(Topic.Leads);
        turns.Since(turn).ShouldBe(Topics.Everything);
    }

    [Fact]
    public void A_turn_long_ago_may_have_missed_everything()
    {
        var turns = new Turns();
        var first = turns.Now;
        turns.Since(first).ShouldBe(Topic.None);
        turns.Add(Topic.Leads);
        turns.Add(Topic.Bulks);
        turns.Since(first).ShouldBe(Topic.Leads | Topic.Bulks);
        for (var turn = 0; turn < 1000; turn++)
        {
            turns.Add(Topic.Leads);
        }

        turns.Since(first).ShouldBe(Topics.Everything);
    }

    [Theory, InlineData("inbound.received", Topic.Inbound | Topic.Leads), InlineData("message.sent", Topic.Messages), InlineData("lead.captured", Topic.Leads),
     InlineData("appointment.recorded", Topic.Leads), InlineData("sending.paused", Topic.Sending), InlineData("template.changed", Topic.Settings),
     InlineData("page.published", Topic.Pages)]
    internal void A_fact_belongs_to_a_topic(string kind, Topic topic) => Topics.Of(kind).ShouldBe(topic);

    /// <summary>A process that has just come up says "everything" once more when it has found its place.</summary>
    private static async Task UntilFollowed(WebHost host, Line line)
    {
        do
        {
            await Happen(host, "campaign.changed");
        }
        while (await line.Next() is not ["campaigns"]);
    }

    private static Task Happen(WebHost host, string kind) => host.Run($"insert into feed (at, kind) values (product_now(), '{kind}')");

    private static async Task<string> Address(HttpClient client, CancellationToken cancel) =>
        Connect().Match(await client.GetStringAsync("/campaigns", cancel)).Groups["address"].Value;

    [GeneratedRegex("sse-connect=\"(?<address>/live\\?since=[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Connect();

    /// <summary>One page at the line, which reads the topics it is told together.</summary>
    private sealed class Line(Stream stream, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public static async Task<Line> Open(HttpClient client, string address, CancellationToken cancel)
        {
            var stream = await client.GetStreamAsync(address, cancel);
            return new(stream, SseParser.Create(stream).EnumerateAsync(cancel).GetAsyncEnumerator(cancel));
        }

        public async Task<List<string>> Next()
        {
            List<string> heard = [];
            while (await events.MoveNextAsync() && events.Current.EventType != LiveLine.AnyChange)
            {
                if (events.Current.EventType != LiveLine.Beat)
                {
                    heard.Add(events.Current.EventType);
                }
            }

            return heard;
        }

        public async ValueTask DisposeAsync()
        {
            await events.DisposeAsync();
            await stream.DisposeAsync();
        }
    }
}
