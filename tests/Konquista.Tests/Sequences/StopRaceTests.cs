using Konquista.Campaigns;
using Konquista.Leads;
using Konquista.Sending;
using Konquista.Web.Webhooks;
using Konquista.WhatsApp;

namespace Konquista.Sequences;

/// <summary>Stop wins: a claim that races with a stop comes before it or not at all.</summary>
public sealed class StopRaceTests(Town town) : IClassFixture<Town>
{
    private const int Rounds = 6;
    private const int People = 50;

    private const string ClaimedAfterStop = """
        select count(*)
        from messages m
        join leads l on l.id = m.lead_id
        join enrollments e on e.id = m.enrollment_id
        left join webhook_inbox w on w.sender_key = l.phone
        where m.phone_id = $1 and m.claimed_at > least(l.stopped_at, l.paused_at, l.opted_out_at, e.ended_at, w.received_at)
        """;

    private const string Outcomes = """
        select m.state from messages m where m.phone_id = $1
        """;

    [Fact]
    public async Task Nothing_is_claimed_after_the_stamp_of_a_stop_whatever_stops_it()
    {
        var outcomes = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var queue = await Queue.Of(People, town.Db);

            await Race(queue);

            (await town.Db.One<long>(ClaimedAfterStop, queue.Phone)).ShouldBe(0);
            outcomes.AddRange(await town.Db.All<string>(Outcomes, queue.Phone));
        }

        outcomes.Count(state => state == "sending").ShouldBeInRange(10, (Rounds * People) - 10);
        outcomes.ShouldAllBe(state => state == "sending" || state == "cancelled" || state == "planned");
    }

    [Fact]
    public async Task What_waits_for_a_held_lead_or_an_unread_message_stays_planned_and_what_was_stopped_is_cancelled()
    {
        var queue = await Queue.Of(People, town.Db);
        foreach (var (no, lead) in queue.Leads.Index())
        {
            await Stop(lead, no);
        }

        (await queue.Claim(People)).ShouldBeEmpty();
        var outcomes = await town.Db.All<string>(Outcomes, queue.Phone);
        outcomes.CountBy(state => state).ToDictionary().ShouldBe(new Dictionary<string, int> { ["cancelled"] = 30, ["planned"] = 20 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_campaign_pause_binds_every_claim_that_starts_after_it()
    {
        var queue = await Queue.Of(People, town.Db);

        await PauseWhileClaiming(queue, async () =>
            (await town.Grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(queue.Campaign)).Change(CampaignState.Paused, "test"))
                .ShouldBeOfType<CampaignChange.Changed>().InFlight);
    }

    [Fact]
    public async Task The_global_pause_binds_every_claim_that_starts_after_it()
    {
        var queue = await Queue.Of(People, town.Db);

        await PauseWhileClaiming(queue, () => town.Grains.GetGrain<ISendingGrain>(GrainKey.Only).Pause("test"));

        await town.Db.Change("update sending set paused_at = null");
    }

    private async Task Race(Queue queue)
    {
        await queue.Claim(2);
        var stops = Task.WhenAll(queue.Leads.Select((lead, no) => Stop(lead, no)));
        await Task.WhenAll(ClaimUntil(queue, stops), ClaimUntil(queue, stops), stops);
    }

    private static async Task ClaimUntil(Queue queue, Task end)
    {
        while (!end.IsCompleted)
        {
            await queue.Claim(2);
        }
    }

    private static async Task PauseWhileClaiming(Queue queue, Func<Task<int>> pause)
    {
        (await queue.Claim(1)).Count.ShouldBe(1);
        var paused = pause();
        await Task.WhenAll(ClaimUntil(queue, paused), ClaimUntil(queue, paused));

        (await paused).ShouldBeGreaterThan(0);
        (await queue.Claim(People)).ShouldBeEmpty();
    }

    private Task Stop(Guid lead, int no) => (no % 5) switch
    {
        0 => town.Lead(lead).Note(new(LeadNoteKind.Replied, "test")),
        1 => town.Lead(lead).Note(new(LeadNoteKind.OptedOut, "test")),
        2 => town.Lead(lead).Note(new(LeadNoteKind.Paused, "test")),
        3 => town.Lead(lead).Receive(new(Guid.NewGuid().ToString("N"), null, "text", "Oi", Town.MondayMorning, Town.MondayMorning, OptOutByButton: false)),
        _ => Write(lead),
    };

    /// <summary>A message of the lead's is stored, and nobody has read it yet.</summary>
    private async Task<int> Write(Guid lead)
    {
        var phone = await town.Db.One<string>("select phone from leads where id = $1", lead);
        var message = InboxNews.Text(Guid.NewGuid().ToString("N"), phone.TrimStart('+'), "Oi");
        return await new WebhookInbox(town.Db).Store(CloudApiNews.Read(InboxNews.Of(message)), TestContext.Current.CancellationToken);
    }
}
