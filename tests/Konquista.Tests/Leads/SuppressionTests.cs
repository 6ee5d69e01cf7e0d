using Konquista.Phones;
using Konquista.Sending;
using Konquista.Sequences;

namespace Konquista.Leads;

/// <summary>The list of those whom nobody may write to, and those who are merely kept no longer.</summary>
public sealed class SuppressionTests(Town town) : IClassFixture<Town>
{
    private ISuppression List => town.Grains.GetGrain<ISuppression>(GrainKey.Only);

    [Fact]
    public async Task A_number_goes_on_the_list_once_and_its_lead_out_of_all_campaigns()
    {
        var ana = await town.Capture("Ana", "11 98400-0001");

        (await List.Add(Number("11984000001"), "maria")).ShouldBeTrue();
        (await List.Add(Number("+55 11 98400-0001"), "maria")).ShouldBeFalse();

        (await List.Of(Number("11984000001"))).ShouldBe(SuppressionStanding.DoNotContact);
        (await town.Value<bool>("select opted_out_at is not null from leads where id = $1", ana)).ShouldBeTrue();
        (await town.Value<long>("select count(*) from enrollments where lead_id = $1 and state = 'active'", ana)).ShouldBe(0);
        (await town.Db.All<string>("select concat_ws(' ', actor, data ->> 'name') from feed where kind = 'suppression.added'")).ShouldAllBe(told => told == "maria ");
    }

    [Fact]
    public async Task A_number_comes_off_the_list_again_but_not_that_of_an_erased_person()
    {
        var bia = await town.Capture("Bia", "11 98400-0002");
        await town.Settles(bia, "accepted");
        (await town.Lead(bia).Erase("maria")).ShouldBe(EraseOutcome.Erased);
        await List.Add(Number("11984000003"), "maria");

        (await List.Lift(Number("11984000003"), "maria")).ShouldBeTrue();
        (await List.Lift(Number("11984000003"), "maria")).ShouldBeFalse();
        (await List.Of(Number("11984000002"))).ShouldBe(SuppressionStanding.Erased);
        (await List.Lift(Number("11984000002"), "maria")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_was_not_heard_of_for_long_is_forgotten_and_may_come_again()
    {
        var (old, recent) = (await town.Capture("Caio", "11 98400-0004"), await town.Capture("Davi", "11 98400-0005"));
        foreach (var lead in (Guid[])[old, recent])
        {
            await town.Settles(lead, "accepted");
            await town.Lead(lead).Leave(enrollmentId: null, "maria");
        }

        await town.Db.Change("update leads set captured_at = captured_at - interval '100 days' where id = $1", old);
        await town.Db.Change("update enrollments set ended_at = ended_at - interval '99 days' where lead_id = $1", old);
        await town.Db.Change("update messages set planned_at = planned_at - interval '99 days' where lead_id = $1", old);
        await town.Db.Change("update settings set value = '60' where key = 'lead_days'");

        (await Forgotten()).ShouldBe(0, "somebody of the business spoke of them today");
        await town.Db.Change("update feed set at = at - interval '99 days' where lead_id = $1", old);
        (await Forgotten()).ShouldBe(1);

        (await town.Db.All<Guid>("select id from leads where erased_at is not null and id = any ($1)", (Guid[])[old, recent])).ShouldBe([old]);
        (await town.Capture("Caio", "11 98400-0004")).ShouldNotBe(old);
    }

    private async Task<long> Forgotten() => (await new Retention(town.Db, town.Grains).Tidy(TestContext.Current.CancellationToken)).Leads;

    private static PhoneNumber Number(string given) => PhoneNumber.TryParse(given, out var number, out _) ? number : throw new InvalidOperationException("This is no number.");
}
