using Konquista.Campaigns;
using Konquista.Imports;
using Konquista.Leads.Entries;

namespace Konquista.Leads;

public sealed class LeadCapturesTests(TestDatabase database)
{
    [Theory]
    [InlineData("10/03/2099 15:00", Entry.Booked, 0)]
    [InlineData("10/03/2020 15:00", Entry.Enrolled, 1)]
    public async Task A_booking_that_comes_in_between_the_decision_and_the_row_has_the_last_word_if_it_counts(string date, Entry entry, long enrollments)
    {
        await using var scene = await ImportScene.Open(database);
        var db = scene.Source;
        var captures = new LeadCaptures(db, new(db), new(db, new CampaignVersions(db)), new(db, scene.Suppressed), scene.Suppressed, scene.Clock);
        var id = Guid.CreateVersion7();

        var outcome = await captures.Capture(
            id,
            new() { GivenName = "Ana", GivenPhone = "11980000000", Source = LeadSource.Api },
            _ => scene.Import($"Whatsapp,Data\n11980000000,{date}\n", kind: "appointments"));

        outcome.ShouldBe(new CaptureOutcome.Recorded(id, Created: true, entry));
        (await scene.One<long>("select count(*) from enrollments")).ShouldBe(enrollments);
        (await scene.One<Guid>("select lead_id from appointments")).ShouldBe(id);
    }
}
