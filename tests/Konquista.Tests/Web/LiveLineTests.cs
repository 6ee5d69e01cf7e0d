using System.Net.ServerSentEvents;
using Konquista.Web.Live;

namespace Konquista.Web;

/// <summary>The live line over real HTTP: a page hears at once what it may have missed, and then what is committed, by topic.</summary>
public sealed class LiveLineTests(TestDatabase database)
{
    [Fact]
    public async Task A_committed_fact_reaches_an_open_page_by_its_topic()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var stream = await client.GetStreamAsync("/live", limit.Token);
        var events = SseParser.Create(stream).EnumerateAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        (await Until(events, LiveLine.AnyChange)).ShouldContain("phones");
        (await Until(events, LiveLine.AnyChange)).ShouldContain("phones");
        await host.Value<object>("insert into feed (at, kind) values (product_now(), 'campaign.changed') returning 1");
        (await Until(events, LiveLine.AnyChange)).ShouldBe(["campaigns"]);
    }

    [Theory, InlineData("inbound.received", Topic.Inbound | Topic.Leads), InlineData("message.sent", Topic.Messages), InlineData("lead.captured", Topic.Leads),
     InlineData("appointment.recorded", Topic.Leads), InlineData("sending.paused", Topic.Sending), InlineData("template.changed", Topic.Settings)]
    internal void A_fact_belongs_to_a_topic(string kind, Topic topic) => Topics.Of(kind).ShouldBe(topic);

    private static async Task<List<string>> Until(IAsyncEnumerator<SseItem<string>> events, string last)
    {
        List<string> heard = [];
        while (await events.MoveNextAsync() && events.Current.EventType != last)
        {
            heard.Add(events.Current.EventType);
        }

        return heard;
    }
}
