using FsCheck.Xunit;
using Konquista.Leads;

namespace Konquista.WhatsApp;

/// <summary>Reported statuses reach the ledger, in whatever order they come.</summary>
public sealed class InboxStatusTests(TestDatabase database) : InboxFixture(database)
{
    private static readonly string[] All = ["sent", "delivered", "read", "failed"];

    // What arrives hides what failed; so it comes less often here.
    private static readonly string[] Likely = ["sent", "failed", "sent", "failed", "delivered", "read"];

    [Fact]
    public async Task Every_order_of_every_choice_of_statuses_ends_the_same()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        var orders = Orders([]).Where(order => order.Length > 0).ToList();
        var messages = new List<Guid>();
        foreach (var order in orders)
        {
            messages.Add(await InboxCast.Message(Db, lead, $"wamid.{string.Join('.', order)}"));
        }

        for (var round = 0; round < All.Length; round++)
        {
            await Tell(orders.Where(order => order.Length > round)
                .Select(order => InboxNews.Status($"wamid.{string.Join('.', order)}", order[round])));
            await Round();
        }

        for (var i = 0; i < orders.Count; i++)
        {
            (await StateOf(messages[i])).ShouldBe(EndOf(orders[i]), string.Join(' ', orders[i]));
        }

        orders.Count.ShouldBe(64);
        (await Unprocessed()).ShouldBe(0);
    }

    [Property(MaxTest = 40)]
    public async Task Repeats_and_batches_do_not_change_the_end(byte[] choices, byte size)
    {
        var statuses = choices.Take(1 + (size % 5)).Select(choice => Likely[choice % Likely.Length]).ToArray();
        var lead = await InboxCast.Lead(Db, $"+55119{Random.Shared.Next(10_000_000, 99_999_999)}");
        var message = await InboxCast.Message(Db, lead, providerId: null, "sending");
        var wamid = $"wamid.{message:N}";

        foreach (var batch in statuses.Chunk(1 + (size % 3)))
        {
            await Tell(batch.Select(status => InboxNews.Status(wamid, status, message)));
            await Round();
        }

        (await StateOf(message)).ShouldBe(statuses.Length == 0 ? "sending" : EndOf(statuses));
    }

    [Fact]
    public async Task A_status_that_overtakes_the_providers_id_is_parked_and_matched_later()
    {
        var message = await InboxCast.Message(Db, await InboxCast.Lead(Db, "+5511900000001"), providerId: null, "sending");
        await Tell(InboxNews.Status("wamid.1", "delivered"));
        await Round();
        (await Rematch()).ShouldBe(0);
        (await StateOf(message)).ShouldBe("sending");

        await InboxCast.Execute(Db, "update messages set provider_id = 'wamid.1', state = 'accepted' where id = $1", message);

        (await Rematch()).ShouldBe(1);
        (await StateOf(message)).ShouldBe("delivered");
        (await Unprocessed()).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_parked_long_ago_is_matched_only_when_all_are_looked_at()
    {
        await Tell(InboxNews.Status("wamid.1", "delivered"));
        await Round();
        var message = await InboxCast.Message(Db, await InboxCast.Lead(Db, "+5511900000001"), "wamid.1");
        await InboxCast.Execute(Db, "update webhook_inbox set parked_at = parked_at - interval '11 minutes'");

        (await Rematch()).ShouldBe(0);
        (await StateOf(message)).ShouldBe("accepted");

        (await Rematch(all: true)).ShouldBe(1);
        (await StateOf(message)).ShouldBe("delivered");
    }

    [Fact]
    public async Task A_status_with_our_reference_settles_what_was_uncertain()
    {
        var message = await InboxCast.Message(Db, await InboxCast.Lead(Db, "+5511900000001"), providerId: null, "uncertain");
        await Tell(InboxNews.Status("wamid.1", "sent", message));
        await Round();

        (await StateOf(message)).ShouldBe("sent");
        (await InboxCast.Ask<string>(Db, "select provider_id from messages where id = $1", message)).ShouldBe("wamid.1");
    }

    [Fact]
    public async Task What_matches_nothing_for_seven_days_is_closed_as_unknown()
    {
        await Tell(InboxNews.Status("wamid.1", "sent"));
        await Round();
        (await Inbox.CloseForgotten(TestContext.Current.CancellationToken)).ShouldBe(0);
        await InboxCast.Execute(Db, "update webhook_inbox set parked_at = parked_at - interval '8 days'");

        (await Inbox.CloseForgotten(TestContext.Current.CancellationToken)).ShouldBe(1);
        (await Outcome()).ShouldBe("unknown");
    }

    [Fact]
    public async Task An_undeliverable_message_counts_on_its_lead_until_something_arrives()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        await InboxCast.Message(Db, lead, "wamid.1");
        await InboxCast.Message(Db, lead, "wamid.2");
        await Tell(InboxNews.Status("wamid.1", "failed", code: 131026));
        await Round();
        (await Undeliverable(lead)).ShouldBe("1 at version 1");
        Grains.Woken.ShouldBe([lead]);
        (await InboxCast.Ask<string>(Db, "select reason from messages where provider_id = 'wamid.1'")).ShouldBe("131026");

        await Tell(InboxNews.Status("wamid.2", "delivered"));
        await Round();
        (await Undeliverable(lead)).ShouldBe("0 at version 2");
    }

    [Fact]
    public async Task A_person_who_stopped_our_marketing_is_opted_out()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        await InboxCast.Message(Db, lead, "wamid.1");
        await Tell(InboxNews.Status("wamid.1", "failed", code: 131050));
        await Round();

        Grains.Noted.ShouldBe([(lead, new LeadNote(LeadNoteKind.OptedOut, "provider"))]);
        (await Unprocessed()).ShouldBe(0);
    }

    [Fact]
    public async Task An_opt_out_is_told_again_until_the_lead_has_heard_it()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        await InboxCast.Message(Db, lead, "wamid.1");
        await Tell(InboxNews.Status("wamid.1", "failed", code: 131050));
        Grains.Ill.Add(lead);
        await Round();
        (await Unprocessed()).ShouldBe(1);

        Grains.Ill.Clear();
        await Round();
        Grains.Noted.Count.ShouldBe(1);
        (await Unprocessed()).ShouldBe(0);
    }

    [Fact]
    public async Task The_id_whatsapp_knows_a_person_by_is_learnt_from_a_status()
    {
        var lead = await InboxCast.Lead(Db, "+5541999990001");
        await InboxCast.Message(Db, lead, "wamid.1");
        await Tell(InboxNews.Status("wamid.1", "sent", recipient: "554199990001"));
        await Round();

        (await InboxCast.Ask<Guid>(Db, "select lead_id from lead_identities where kind = 'wa_id' and value = '554199990001'")).ShouldBe(lead);
    }

    [Fact]
    public async Task A_status_the_ledger_does_not_know_is_closed()
    {
        await Tell(InboxNews.Status("wamid.1", "warning"));
        await Round();

        (await Outcome()).ShouldBe("ignored");
        (await Unprocessed()).ShouldBe(0);
    }

    private static string EndOf(string[] statuses) =>
        Array.Find((string[])["read", "delivered", "failed", "sent"], state => statuses.Contains(state, StringComparer.Ordinal))!;

    private static IEnumerable<string[]> Orders(string[] begun) =>
        All.Except(begun, StringComparer.Ordinal).SelectMany(next => Orders([.. begun, next])).Prepend(begun);

    private Task<string?> Undeliverable(Guid lead) =>
        InboxCast.Ask<string>(Db, "select undeliverable || ' at version ' || version from leads where id = $1", lead);
}
