using Konquista.Leads;
using Konquista.Phones;
using Konquista.Sending;
using Konquista.WhatsApp;

namespace Konquista.Sequences;

/// <summary>What people of the business write by hand, from the lead's grain to the Sandbox.</summary>
public sealed class WrittenMessageTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task An_answer_goes_out_once_however_often_it_is_asked()
    {
        var bia = await Waiting("Bia", "11 98001-0001");
        var answer = Answer("Oi, Bia!\r\nCusta [nada].");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => town.Lead(bia).Write(answer)));

        var planned = outcomes.Distinct().ShouldHaveSingleItem().ShouldBeOfType<WriteOutcome.Planned>();
        await Becomes(planned, "accepted");
        (await town.Lead(bia).Write(answer with { Text = "Outra coisa" })).ShouldBe(planned);
        planned.PhoneId.ShouldBe(town.Hub);
        (await Received(planned.MessageId)).ShouldBe(1);
        (await town.Db.All<string>("select body from attempts where message_id = $1", planned.MessageId)).ShouldBe(["Oi, Bia!\nCusta [nada]."]);
        (await town.Db.All<string>("select concat_ws(' ', kind, author, priority) from messages where lead_id = $1 and campaign_id is null", bia)).ShouldBe(["manual ana 0"]);
        (await town.Db.All<string>("select concat_ws(' ', actor, data ->> 'kind') from feed where message_id = $1 and kind = 'message.planned'", planned.MessageId))
            .ShouldBe(["ana manual"]);
    }

    [Fact]
    public async Task An_answer_takes_the_lead_off_the_waiting_list_and_holds_campaigns()
    {
        var eva = await town.Capture("Eva", "11 98001-0002");
        await town.Lead(eva).Wake();
        await town.Settles(eva, "accepted");
        await town.Db.Change("update leads set waiting_since = product_now() where id = $1", eva);

        await Becomes(await Planned(eva, Answer("Oi, Eva!")), "accepted");

        (await town.Value<bool>("""
            select waiting_since is null and human_until between product_now() + interval '6 days 23 hours' and product_now() + interval '7 days'
            from leads where id = $1
            """, eva)).ShouldBeTrue();
        (await town.Value<string>("select concat_ws(' ', state, hold) from enrollments where lead_id = $1", eva)).ShouldBe("active human_conversation");
        (await town.Db.All<string>("select concat_ws(' ', actor, data ->> 'reason') from feed where lead_id = $1 and kind = 'lead.noted'", eva)).ShouldBe(["ana answered"]);
    }

    [Fact]
    public async Task A_test_goes_out_and_changes_nothing_else()
    {
        var ivo = await town.Capture("Ivo", "11 98001-0003");
        await town.Lead(ivo).Wake();
        await town.Settles(ivo, "accepted");

        await Becomes(await Planned(ivo, Answer("Oi, teste!") with { Kind = WrittenKind.Test }), "accepted");

        (await town.Value<bool>("select human_until is null from leads where id = $1", ivo)).ShouldBeTrue();
        (await town.Value<string>("select concat_ws(' ', state, hold) from enrollments where lead_id = $1", ivo)).ShouldBe("active");
    }

    [Fact]
    public async Task A_paused_lead_still_gets_an_answer()
    {
        var leo = await Waiting("Leo", "11 98001-0004");
        await town.Lead(leo).Note(new(LeadNoteKind.Paused, "ana"));

        await Becomes(await Planned(leo, Answer("Oi, Leo!")), "accepted");
    }

    [Fact]
    public async Task Whoever_asked_to_stop_is_not_written_to()
    {
        var mel = await town.Capture("Mel", "11 98001-0005");
        await town.Lead(mel).Receive(Says("SAIR"));

        (await town.Lead(mel).Write(Answer("Oi, Mel!"))).ShouldBe(new WriteOutcome.Refused(WriteRefusal.OptedOut));
        (await town.Lead(mel).Write(Answer("Oi, Mel!") with { Kind = WrittenKind.Test })).ShouldBe(new WriteOutcome.Refused(WriteRefusal.OptedOut));

        (await town.Value<long>("select count(*) from messages where lead_id = $1 and campaign_id is null", mel)).ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_with_its_reason()
    {
        var nei = await Waiting("Nei", "11 98001-0006");
        var answer = Answer("Oi, Nei!");

        (await Refusal(nei, answer with { Text = " \r\n " })).ShouldBe(WriteRefusal.TextEmpty);
        (await Refusal(nei, answer with { Text = new string('a', 4097) })).ShouldBe(WriteRefusal.TextTooLong);
        (await Refusal(nei, answer with { PhoneId = Guid.CreateVersion7() })).ShouldBe(WriteRefusal.NoPhone);
        (await Refusal(nei, answer with { TemplateId = Guid.CreateVersion7() })).ShouldBe(WriteRefusal.TemplateUnknown);
        (await Refusal(Guid.CreateVersion7(), answer)).ShouldBe(WriteRefusal.LeadUnknown);
        await town.Db.Change("update leads set erased_at = product_now() where id = $1", nei);
        (await Refusal(nei, answer)).ShouldBe(WriteRefusal.LeadErased);
    }

    [Fact]
    public async Task The_Cloud_API_takes_an_answer_for_a_day_after_the_last_word_and_Social_Hub_always()
    {
        var cloud = await Number("+5511900000111", "cloud_api", "1000001");
        var olga = await Waiting("Olga", "11 98001-0007");
        var answer = Answer("Oi, Olga!");

        (await Refusal(olga, answer with { PhoneId = cloud })).ShouldBe(WriteRefusal.WindowClosed);
        await town.Lead(olga).Receive(Says("Oi", cloud, Town.MondayMorning.AddHours(-25)));
        (await Refusal(olga, answer with { PhoneId = cloud })).ShouldBe(WriteRefusal.WindowClosed);
        (await town.Lead(olga).Write(Answer("Oi, Olga!") with { PhoneId = town.Hub })).ShouldBeOfType<WriteOutcome.Planned>();

        await town.Lead(olga).Receive(Says("Oi?", cloud, Town.MondayMorning.AddSeconds(1)));
        var planned = await Planned(olga, answer);

        planned.PhoneId.ShouldBe(cloud);
        await Becomes(planned, "accepted", "sent", "delivered", "read");
        (await town.Value<DateTime>("select closes_at from messages where id = $1", planned.MessageId))
            .ShouldBe(Town.MondayMorning.AddDays(1).AddMinutes(-10).AddSeconds(1).UtcDateTime);
    }

    [Fact]
    public async Task An_answer_waits_for_its_phone_through_the_next_word_and_not_through_an_opt_out()
    {
        var pia = await Waiting("Pia", "11 98001-0008");
        var rui = await Waiting("Rui", "11 98001-0009");
        var phone = await Number("+5511900000112", "social_hub", "");
        await town.Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(phone)).Pause("test");

        var toPia = await Planned(pia, Answer("Oi, Pia!") with { PhoneId = phone });
        var toRui = await Planned(rui, Answer("Oi, Rui!") with { PhoneId = phone });
        await town.Lead(pia).Receive(Says("Olá?"));
        await town.Lead(rui).Receive(Says("SAIR"));

        (toPia.Waits, toRui.Waits).ShouldBe((WriteWait.PhonePaused, WriteWait.PhonePaused));
        await Becomes(toPia, "planned");
        await Becomes(toRui, "cancelled");
        await town.Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(phone)).Resume("test");
        await Becomes(toPia, "accepted");
    }

    [Fact]
    public async Task The_pause_of_all_sends_holds_what_is_written_by_hand()
    {
        var sending = town.Grains.GetGrain<ISendingGrain>(GrainKey.Only);
        var sol = await Waiting("Sol", "11 98001-0010");
        await sending.Pause("test");

        var planned = await Planned(sol, Answer("Oi, Sol!"));

        planned.Waits.ShouldBe(WriteWait.SendingPaused);
        await Becomes(planned, "planned");
        await sending.Resume("test");
        await Becomes(planned, "accepted");
    }

    private static WrittenMessage Answer(string text) => new() { RequestId = Guid.CreateVersion7(), Kind = WrittenKind.Manual, Text = text, By = "ana" };

    private InboundMessage Says(string text, Guid? phone = null, DateTimeOffset? at = null) => new(
        Guid.NewGuid().ToString("N"), phone ?? town.Hub, "text", text, at ?? Town.MondayMorning, at ?? Town.MondayMorning, OptOutByButton: false);

    // In no campaign, so that no lead of the other tests knows it.
    private async Task<Guid> Number(string number, string provider, string account)
    {
        var id = Guid.CreateVersion7();
        (await town.Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(id)).Register(new()
        {
            Name = number,
            Number = number,
            Provider = provider,
            Account = account,
            BaseUrl = town.Sandbox.Http.BaseAddress!.ToString(),
            Token = "good",
            Sandbox = true,
            By = "test",
        })).ShouldBeNull();
        return id;
    }

    private async Task<Guid> Waiting(string name, string phone)
    {
        var lead = await town.Capture(name, phone);
        await town.Lead(lead).Wake();
        await town.Settles(lead, "accepted");
        await town.Lead(lead).Receive(Says("Oi, quero saber o preço"));
        return lead;
    }

    private async Task<WriteOutcome.Planned> Planned(Guid lead, WrittenMessage message) =>
        (await town.Lead(lead).Write(message)).ShouldBeOfType<WriteOutcome.Planned>();

    private async Task<WriteRefusal> Refusal(Guid lead, WrittenMessage message) =>
        (await town.Lead(lead).Write(message)).ShouldBeOfType<WriteOutcome.Refused>().Reason;

    private Task Becomes(WriteOutcome.Planned planned, params string[] states) => Town.Eventually(async () =>
        await town.Value<string>("select state from messages where id = $1", planned.MessageId) is var state && states.Contains(state) ? null : state);

    private async Task<int> Received(Guid message) =>
        (await town.Sandbox.Get("/control/receipts"))["items"]!.AsArray()
            .Where(receipt => Guid.TryParse((string?)receipt!["id"], out var id) && id == message).Sum(receipt => (int)receipt!["count"]!);
}
