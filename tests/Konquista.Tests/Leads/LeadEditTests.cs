using System.Text.Json.Nodes;
using Konquista.Appointments;
using Konquista.Sending;
using Konquista.Sequences;

namespace Konquista.Leads;

/// <summary>What people of the business correct of a lead, and what follows from it.</summary>
public sealed class LeadEditTests(Town town) : IClassFixture<Town>
{
    private static readonly Guid Moema = Guid.CreateVersion7();

    [Fact]
    public async Task An_edit_is_written_with_what_it_was_before_and_tidied_as_a_source_is()
    {
        await Open(Moema, "Moema");
        var ana = await town.Capture("ana", "11 98100-0001", "VIP");

        var outcome = await town.Lead(ana).Edit(await Seen(ana) with
        {
            Name = "  ANA   MARIA ",
            StoreId = Moema,
            Tags = ["vip", " botox "],
            TimeZone = "America/Manaus",
            Note = "Prefere à tarde. ",
        });

        outcome.ShouldBe(EditOutcome.Saved);
        (await town.Value<string>("select concat_ws('|', name, first_name, store_id, tags, time_zone, note) from leads where id = $1", ana))
            .ShouldBe($"ANA MARIA|Ana|{Moema}|{{VIP,BOTOX}}|America/Manaus|Prefere à tarde.");
        JsonNode.DeepEquals(await Fact(ana), JsonNode.Parse("""
            {
              "name": null,
              "before": { "name": "ana", "tags": ["VIP"], "time_zone": "America/Sao_Paulo", "note": "" },
              "after": { "name": "ANA MARIA", "store": "Moema", "tags": ["VIP", "BOTOX"], "time_zone": "America/Manaus", "note": "Prefere à tarde." }
            }
            """)).ShouldBeTrue((await Fact(ana)).ToJsonString());
    }

    [Fact]
    public async Task An_edit_of_a_lead_that_has_changed_since_changes_nothing()
    {
        var bia = await town.Capture("Bia", "11 98100-0002");
        await town.Lead(bia).Note(new(LeadNoteKind.Replied, "test"));
        var seen = await Seen(bia);
        await town.Lead(bia).Note(new(LeadNoteKind.Paused, "test"));

        (await town.Lead(bia).Edit(seen with { Name = "Beatriz" })).ShouldBe(EditOutcome.Stale);

        (await town.Value<string>("select name from leads where id = $1", bia)).ShouldBe("Bia");
        (await Edits(bia)).ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_changes_nothing()
    {
        var caio = await town.Capture("Caio", "11 98100-0003");
        await town.Lead(caio).Note(new(LeadNoteKind.Replied, "test"));
        var seen = await Seen(caio);

        (await town.Lead(caio).Edit(seen with { StoreId = Guid.NewGuid() })).ShouldBe(EditOutcome.UnknownStore);
        (await town.Lead(caio).Edit(seen with { TimeZone = "E. South America Standard Time" })).ShouldBe(EditOutcome.UnknownZone);
        (await town.Lead(caio).Edit(seen with { Note = new string('x', LeadEdit.LongestNote + 1) })).ShouldBe(EditOutcome.NoteTooLong);
        (await town.Lead(Guid.NewGuid()).Edit(seen)).ShouldBe(EditOutcome.UnknownLead);
        (await town.Lead(caio).Move(Guid.NewGuid(), "test")).ShouldBe(EditOutcome.UnknownStore);
        (await Seen(caio)).Version.ShouldBe(seen.Version);
    }

    [Fact]
    public async Task An_edit_that_says_nothing_new_leaves_no_fact_and_no_version()
    {
        var dani = await town.Capture("Dani", "11 98100-0004", "VIP");
        await town.Lead(dani).Note(new(LeadNoteKind.Replied, "test"));
        var seen = await Seen(dani);

        (await town.Lead(dani).Edit(seen)).ShouldBe(EditOutcome.Saved);

        (await Seen(dani)).Version.ShouldBe(seen.Version);
        (await Edits(dani)).ShouldBe(0);
    }

    // 10:00 in São Paulo is 8:00 in Rio Branco, an hour before anybody may be written to.
    [Fact]
    public async Task What_waits_for_its_phone_gets_the_hours_of_the_new_clock()
    {
        var sending = town.Grains.GetGrain<ISendingGrain>(GrainKey.Only);
        await sending.Pause("test");
        var eva = await town.Capture("Eva", "11 98100-0005");
        await town.Settles(eva, "planned");

        (await town.Lead(eva).Edit(await Seen(eva) with { TimeZone = "America/Rio_Branco" })).ShouldBe(EditOutcome.Saved);

        (await town.Value<DateTime>("select due_at from messages where lead_id = $1", eva)).ShouldBe(Town.MondayMorning.AddHours(1).UtcDateTime);
        await sending.Resume("test");
    }

    [Fact]
    public async Task Who_moves_to_another_store_before_the_first_message_gets_one_of_its_numbers()
    {
        var store = Guid.CreateVersion7();
        var phone = Guid.CreateVersion7();
        await Open(store, "Bela Vista");
        (await town.Register(phone, "+5511900000102", "social_hub", "")).ShouldBeNull();
        await town.Db.Change("update phones set store_id = $1, paused_at = product_now() where id = $2", store, phone);
        var sending = town.Grains.GetGrain<ISendingGrain>(GrainKey.Only);
        await sending.Pause("test");
        var gil = await town.Capture("Gil", "11 98100-0006");
        await town.Settles(gil, "planned");
        await town.Lead(gil).Note(new(LeadNoteKind.Paused, "test"));
        await town.Db.Change("delete from messages where lead_id = $1", gil);

        (await town.Lead(gil).Move(store, "test")).ShouldBe(EditOutcome.Saved);

        (await town.Value<bool>("select store_id = $2 and phone_id is null from leads where id = $1", gil, store)).ShouldBeTrue();
        (await Fact(gil))["after"]!["store"]!.GetValue<string>().ShouldBe("Bela Vista");
        await sending.Resume("test");
    }

    [Fact]
    public async Task Leaving_ends_one_enrollment_once_and_takes_back_what_is_planned()
    {
        var sending = town.Grains.GetGrain<ISendingGrain>(GrainKey.Only);
        await sending.Pause("test");
        var hugo = await town.Capture("Hugo", "11 98100-0007");
        await town.Settles(hugo, "planned");
        var enrollment = await town.Value<Guid>("select id from enrollments where lead_id = $1", hugo);

        (await town.Lead(hugo).Leave(Guid.NewGuid(), "maria")).ShouldBeFalse();
        (await town.Lead(hugo).Leave(enrollment, "maria")).ShouldBeTrue();
        (await town.Lead(hugo).Leave(enrollment, "maria")).ShouldBeFalse();
        (await town.Lead(hugo).Leave(null, "maria")).ShouldBeFalse();

        await sending.Resume("test");
        await town.Settles(hugo, "cancelled");
        (await town.Value<string>("select concat_ws(' ', state, end_reason) from enrollments where id = $1", enrollment)).ShouldBe("stopped by_hand");
        (await town.Value<string>("select actor from feed where lead_id = $1 and kind = 'enrollment.stopped'", hugo)).ShouldBe("maria");
        (await town.Value<long>("select count(*) from orleans.reminder where grain = $1", $"lead/{GrainKey.Lead(hugo)}")).ShouldBe(0);
    }

    [Fact]
    public async Task A_booking_that_counts_again_ends_the_sequence_and_leaves_a_fact()
    {
        var iris = await town.Capture("Iris", "11 98100-0008");
        var booking = Guid.CreateVersion7();
        await town.Db.Change("insert into appointments (id, lead_id, phone, starts_at, status, source) values ($1, $2, '', $3, 'cancelled', 'manual')",
            booking, iris, Town.MondayMorning.AddDays(3));

        (await town.Lead(iris).ChangeAppointment(Guid.NewGuid(), AppointmentStatus.Booked, null, "maria")).ShouldBeFalse();
        (await town.Lead(iris).ChangeAppointment(booking, AppointmentStatus.Missed, null, "maria")).ShouldBeTrue();
        (await town.Value<string>("select state from enrollments where lead_id = $1", iris)).ShouldBe("active");
        (await town.Lead(iris).ChangeAppointment(booking, AppointmentStatus.Rescheduled, Town.MondayMorning.AddDays(4), "maria")).ShouldBeTrue();

        (await town.Value<string>("select end_reason from enrollments where lead_id = $1", iris)).ShouldBe("booked");
        (await town.Value<bool>("select status = 'rescheduled' and starts_at = $2 from appointments where id = $1", booking, Town.MondayMorning.AddDays(4))).ShouldBeTrue();
        (await town.Db.All<string>("select data ->> 'after' from feed where lead_id = $1 and kind = 'appointment.changed' order by id", iris))
            .ShouldBe(["""{"status": "missed"}""", """{"status": "rescheduled", "starts_at": "2026-03-06T13:00:00+00:00"}"""]);
    }

    private Task Open(Guid store, string name) => town.Db.Change("insert into stores (id, name, tag) values ($1, $2, $2)", store, name);

    private async Task<LeadEdit> Seen(Guid lead) => new()
    {
        Version = await town.Value<int>("select version from leads where id = $1", lead),
        Name = await town.Value<string>("select name from leads where id = $1", lead),
        Tags = await town.Value<string[]>("select tags from leads where id = $1", lead),
        By = "maria",
    };

    private async Task<JsonNode> Fact(Guid lead) =>
        JsonNode.Parse(await town.Value<string>("select data::text from feed where lead_id = $1 and kind = 'lead.edited' and actor in ('maria', 'test')", lead))!;

    private Task<long> Edits(Guid lead) => town.Value<long>("select count(*) from feed where lead_id = $1 and kind = 'lead.edited'", lead);
}
