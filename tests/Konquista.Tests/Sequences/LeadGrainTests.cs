using Konquista.Leads;
using Konquista.Sending;
using Konquista.Settings;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Sequences;

public sealed class LeadGrainTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_captured_lead_gets_the_first_message_once_and_its_reminder_waits_for_the_next_day()
    {
        var ana = await town.Capture("Ana Souza", "11 98000-0001");
        await town.Lead(ana).Wake();

        await town.Settles(ana, "accepted");
        await Town.Eventually(async () => await NextAt(ana) > Town.MondayMorning.AddHours(20) ? null : "not re-armed");
        (await town.Value<string>("select a.body from attempts a join messages m on m.id = a.message_id where m.lead_id = $1", ana))
            .ShouldBe("Oi, Ana! Responda SAIR para não receber.");
    }

    [Fact]
    public async Task The_same_number_in_another_form_is_the_same_lead_with_tags_united()
    {
        var first = await town.Capture("Bia", "(11) 98000-0002", "MOEMA");
        var second = await town.Capture("Beatriz", "+55 11 8000-0002", "BOTOX");

        second.ShouldBe(first);
        (await town.Value<string[]>("select tags from leads where id = $1", first)).ShouldBe(["MOEMA", "BOTOX"]);
        (await town.Value<long>("select count(*) from enrollments where lead_id = $1", first)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_ends_the_sequence_and_puts_the_lead_on_the_waiting_list()
    {
        var bia = await town.Capture("Bia", "11 98000-0003");
        await town.Lead(bia).Receive(Message("Oi, quero saber o preço"));

        (await town.Value<string>("select end_reason from enrollments where lead_id = $1", bia)).ShouldBe("replied");
        (await town.Value<bool>("select waiting_since is not null from leads where id = $1", bia)).ShouldBeTrue();
        (await town.Value<long>("select count(*) from orleans.reminder where grain = $1", $"lead/{GrainKey.Lead(bia)}")).ShouldBe(0);
    }

    [Fact]
    public async Task An_opt_out_is_final_until_taken_back()
    {
        var caio = await town.Capture("Caio", "11 98000-0004");
        await town.Lead(caio).Receive(Message("SAIR"));

        (await town.Lead(caio).Enroll(new(town.Campaign, Again: true, null, "test"))).ShouldBe(Entry.OptedOut);
        await town.Lead(caio).Note(new(LeadNoteKind.OptedIn, "test"));
        (await town.Lead(caio).Enroll(new(town.Campaign, Again: true, null, "test"))).ShouldBe(Entry.Enrolled);
    }

    [Fact]
    public async Task Whoever_enters_again_has_a_reminder_while_the_first_message_waits_for_its_phone()
    {
        var gil = await town.Capture("Gil", "11 98000-0017");
        await town.Lead(gil).Receive(Message("SAIR"));
        await town.Lead(gil).Note(new(LeadNoteKind.OptedIn, "test"));
        (await Reminders(gil)).ShouldBe(0);
        var sending = town.Grains.GetGrain<ISendingGrain>(GrainKey.Only);
        await sending.Pause("test");

        await town.Lead(gil).Enroll(new(town.Campaign, Again: true, null, "test"));

        (await Reminders(gil)).ShouldBe(1);
        await sending.Resume("test");
    }

    [Fact]
    public async Task An_answer_of_a_person_holds_campaigns_for_as_many_days_as_are_set()
    {
        var settings = town.Grains.GetGrain<ISettingsGrain>(GrainKey.Only);
        (await settings.Change(Setting.HumanHold.Key, 3, "test")).ShouldBeTrue();
        (await settings.Change(Setting.HumanHold.Key, 61, "test")).ShouldBeFalse();
        (await settings.Change("colour", 1, "test")).ShouldBeFalse();
        var eva = await town.Capture("Eva", "11 98000-0006");

        await town.Lead(eva).Note(new(LeadNoteKind.Answered, "test"));

        (await town.Value<bool>("select human_until between product_now() + interval '71 hours' and product_now() + interval '3 days' from leads where id = $1", eva)).ShouldBeTrue();
        (await town.Value<string>("select concat_ws(' ', actor, data ->> 'before', data ->> 'after') from feed where kind = 'setting.changed'")).ShouldBe("test 7 3");
    }

    [Fact]
    public async Task A_visit_long_past_is_recorded_and_ends_nothing_and_one_that_counts_ends_the_sequence()
    {
        var fabio = await town.Capture("Fábio", "11 98000-0007");
        await town.Lead(fabio).Book(new(Town.MondayMorning.AddDays(-16), null, LeadSource.Import, "past", "test"));

        (await town.Value<string>("select state from enrollments where lead_id = $1", fabio)).ShouldBe("active");
        (await town.Value<bool>("select stopped_at is null from leads where id = $1", fabio)).ShouldBeTrue();

        await town.Lead(fabio).Book(new(Town.MondayMorning.AddDays(-1), null, LeadSource.Import, "yesterday", "test"));

        (await town.Value<string>("select end_reason from enrollments where lead_id = $1", fabio)).ShouldBe("booked");
        (await town.Value<long>("select count(*) from feed where lead_id = $1 and kind = 'appointment.recorded'", fabio)).ShouldBe(2);
    }

    [Fact]
    public async Task A_booking_without_a_date_ends_the_sequence()
    {
        var gil = await town.Capture("Gil", "11 98000-0008");
        await town.Lead(gil).Book(new(null, null, LeadSource.Manual, null, "test"));

        (await town.Value<string>("select end_reason from enrollments where lead_id = $1", gil)).ShouldBe("booked");
    }

    [Fact]
    public async Task A_booking_that_is_committed_while_its_person_waits_to_be_ends_the_sequence()
    {
        await town.Db.Change("""
            create function wait_at_commit() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(18); return null; end $$;
            create constraint trigger wait_at_commit after insert on leads deferrable initially deferred
            for each row when (new.phone = '+5511980000018') execute function wait_at_commit()
            """);
        await using var holder = await town.Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Say(holder, "select pg_advisory_lock(18)");
        var capture = town.Capture("Hugo", "11 98000-0018");
        await Town.Eventually(async () =>
            await town.Value<long>("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 1 ? null : "nobody waits");
        await town.Db.Change("""
            insert into appointments (id, phone, starts_at, status, source, external_id)
            values (gen_random_uuid(), '+5511980000018', '2099-03-10', 'booked', 'import', 'meanwhile')
            """);

        await Say(holder, "select pg_advisory_unlock(18)");
        var hugo = await capture;

        (await town.Value<string>("select end_reason from enrollments where lead_id = $1", hugo)).ShouldBe("booked");
        (await town.Value<Guid>("select lead_id from appointments where external_id = 'meanwhile'")).ShouldBe(hugo);
        await town.Db.Change("drop trigger wait_at_commit on leads");
    }

    [Fact]
    public async Task Receiving_the_same_message_twice_changes_nothing_the_second_time()
    {
        var dani = await town.Capture("Dani", "11 98000-0005");
        var message = Message("oi");
        await town.Lead(dani).Receive(message);
        var version = await town.Value<int>("select version from leads where id = $1", dani);
        await town.Lead(dani).Receive(message);

        (await town.Value<int>("select version from leads where id = $1", dani)).ShouldBe(version);
    }

    private static async Task Say(NpgsqlConnection holder, string sql)
    {
        await using var command = new NpgsqlCommand(sql, holder);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private Task<long> Reminders(Guid lead) =>
        town.Value<long>("select count(*) from orleans.reminder where grain = $1", $"lead/{GrainKey.Lead(lead)}");

    private async Task<DateTimeOffset> NextAt(Guid lead) =>
        new(await town.Value<DateTime>("select coalesce(max(start), 'epoch') from orleans.reminder where grain = $1", $"lead/{GrainKey.Lead(lead)}"), TimeSpan.Zero);

    private static InboundMessage Message(string text) =>
        new(Guid.NewGuid().ToString("N"), null, "text", text, Town.MondayMorning, Town.MondayMorning, OptOutByButton: false);
}
