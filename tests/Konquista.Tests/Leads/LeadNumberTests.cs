using Konquista.Phones;
using Konquista.Sending;
using Konquista.Sequences;

namespace Konquista.Leads;

/// <summary>The numbers of one person: found by each, written to at one, and never somebody else's.</summary>
public sealed class LeadNumberTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_lead_is_found_by_every_number_it_has()
    {
        var ana = await town.Capture("Ana", "11 98400-0001");

        (await Change(ana, NumberChangeKind.Add, "(11) 98400-0002")).ShouldBeOfType<NumberOutcome.Done>();

        (await town.Capture("Ana", "11 98400-0002")).ShouldBe(ana);
        (await Numbers(ana)).ShouldBe(["+5511984000001 manual", "+5511984000002 manual"]);
        (await Phone(ana)).ShouldBe("+5511984000001");
        (await town.Db.All<string>("select concat_ws(' ', kind, actor, data) from feed where lead_id = $1 and kind like 'lead.phone%'", ana)).ShouldBe(["lead.phone_added maria"]);
    }

    [Fact]
    public async Task What_waits_for_its_phone_goes_to_the_number_that_is_preferred_when_it_leaves()
    {
        var sending = town.Grains.GetGrain<ISendingGrain>(GrainKey.Only);
        await sending.Pause("test");
        var bia = await town.Capture("Bia", "11 98400-0003");
        await town.Settles(bia, "planned");

        (await Change(bia, NumberChangeKind.Replace, "11 98400-0004")).ShouldBeOfType<NumberOutcome.Done>();
        await sending.Resume("test");

        await town.Settles(bia, "accepted");
        var receipts = (await town.Sandbox.Get("/control/receipts"))["items"]!.ToJsonString();
        receipts.ShouldContain("5511984000004");
        receipts.ShouldNotContain("5511984000003");
        (await Numbers(bia)).ShouldBe(["+5511984000004 manual"]);
    }

    [Fact]
    public async Task Another_preferred_number_changes_what_was_read_from_the_old_one()
    {
        var caio = await town.Capture("Caio", "11 98400-0005");
        await town.Lead(caio).Note(new(LeadNoteKind.Replied, "test"));
        await town.Db.Change("update leads set undeliverable = 2 where id = $1", caio);

        await Change(caio, NumberChangeKind.Add, "92 98400-0005");
        (await Change(caio, NumberChangeKind.Prefer, "+5592984000005")).ShouldBeOfType<NumberOutcome.Done>();

        (await town.Value<string>("select concat_ws(' ', phone, area_code, state, region, time_zone, undeliverable) from leads where id = $1", caio))
            .ShouldBe("+5592984000005 92 AM Norte America/Manaus 0");
        (await town.Value<string>("select time_zone from zones_left where lead_id = $1", caio)).ShouldBe("America/Sao_Paulo");
        (await Change(caio, NumberChangeKind.Remove, "+5511984000005")).ShouldBeOfType<NumberOutcome.Done>();
    }

    [Fact]
    public async Task A_zone_that_somebody_chose_stays()
    {
        var dani = await town.Capture("Dani", "11 98400-0006");
        await town.Db.Change("update leads set time_zone = 'America/Bahia' where id = $1", dani);

        await Change(dani, NumberChangeKind.Replace, "92 98400-0006");

        (await town.Value<string>("select concat_ws(' ', area_code, time_zone) from leads where id = $1", dani)).ShouldBe("92 America/Bahia");
    }

    [Fact]
    public async Task The_number_that_is_written_to_stays_and_what_is_no_number_is_refused()
    {
        var eva = await town.Capture("Eva", "11 98400-0007");
        var version = await Version(eva);

        (await Change(eva, NumberChangeKind.Remove, "+5511984000007")).ShouldBeOfType<NumberOutcome.Needed>();
        (await Change(eva, NumberChangeKind.Prefer, "11 98400-9999")).ShouldBeOfType<NumberOutcome.Unknown>();
        (await Change(eva, NumberChangeKind.Add, "123")).ShouldBeOfType<NumberOutcome.Refused>().Reason.ShouldBe(PhoneRefusal.TooShort);
        (await Change(eva, NumberChangeKind.Add, "11 98400-0007")).ShouldBeOfType<NumberOutcome.Done>();
        (await Change(Guid.NewGuid(), NumberChangeKind.Add, "11 98400-0008")).ShouldBeOfType<NumberOutcome.Unknown>();

        (await Numbers(eva)).ShouldBe(["+5511984000007 manual"]);
        (await Version(eva) - version).ShouldBeLessThan(2);
    }

    [Fact]
    public async Task A_number_of_somebody_else_is_refused_and_both_are_suggested_as_one()
    {
        var fabi = await town.Capture("Fabi", "11 98400-0010");
        var outra = await town.Capture("Fabiana", "11 98400-0011");

        (await Change(fabi, NumberChangeKind.Add, "11 98400-0011")).ShouldBeOfType<NumberOutcome.Taken>().LeadId.ShouldBe(outra);
        await Change(fabi, NumberChangeKind.Replace, "1184000011");

        (await Numbers(fabi)).ShouldBe(["+5511984000010 manual"]);
        (await town.Value<string>("select string_agg(reason, ' ') from merge_suggestions where a = least($1, $2) and b = greatest($1, $2)", fabi, outra)).ShouldBe("second_phone");
    }

    [Fact]
    public async Task A_number_of_somebody_who_was_erased_is_not_taken_in()
    {
        var gil = await town.Capture("Gil", "11 98400-0012");
        var gone = await town.Capture("Guto", "11 98400-0013");
        await town.Settles(gone, "accepted");
        await town.Lead(gone).Erase("maria");

        (await Change(gil, NumberChangeKind.Add, "11 98400-0013")).ShouldBeOfType<NumberOutcome.Suppressed>();
    }

    [Fact]
    public async Task A_booking_that_waits_under_the_new_number_ends_the_sequence()
    {
        var hugo = await town.Capture("Hugo", "11 98400-0014");
        await town.Db.Change("insert into appointments (id, phone, starts_at, status, source, external_id) values (gen_random_uuid(), '+5511984000015', $1, 'booked', 'import', 'x15')",
            Town.MondayMorning.AddDays(3));

        (await Change(hugo, NumberChangeKind.Add, "11 98400-0015")).ShouldBeOfType<NumberOutcome.Done>();

        (await town.Value<string>("select end_reason from enrollments where lead_id = $1", hugo)).ShouldBe("booked");
        (await town.Value<long>("select count(*) from appointments where lead_id = $1", hugo)).ShouldBe(1);
    }

    [Fact]
    public async Task Further_numbers_of_a_source_become_the_leads_or_a_suggestion_and_never_take_somebody_elses()
    {
        var iris = await town.Capture("Iris", "11 98400-0020");
        var joao = (await town.Grains.GetGrain<ICapture>(GrainKey.Only).Capture(new()
        {
            GivenName = "João",
            GivenPhone = "11 98400-0021",
            OtherPhones = ["(11) 98400-0022", "11 98400-0020", "nada"],
            Source = LeadSource.Page,
        })).ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;

        (await Numbers(joao)).ShouldBe(["+5511984000021 page", "+5511984000022 page"]);
        (await town.Value<string>("select reason from merge_suggestions where a = least($1, $2) and b = greatest($1, $2)", iris, joao)).ShouldBe("second_phone");
        (await town.Capture("João", "11 98400-0022")).ShouldBe(joao);
    }

    private Task<NumberOutcome> Change(Guid lead, NumberChangeKind kind, string number) => town.Lead(lead).ChangeNumber(new(kind, number, "maria"));

    private Task<IReadOnlyList<string>> Numbers(Guid lead) =>
        town.Db.All<string>("select value || ' ' || learnt_from from lead_identities where lead_id = $1 and kind = 'phone' order by value", lead);

    private Task<string> Phone(Guid lead) => town.Value<string>("select phone from leads where id = $1", lead);

    private Task<int> Version(Guid lead) => town.Value<int>("select version from leads where id = $1", lead);
}
