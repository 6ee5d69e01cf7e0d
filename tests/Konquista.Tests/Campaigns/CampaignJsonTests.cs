namespace Konquista.Campaigns;

public sealed class CampaignJsonTests
{
    [Fact]
    public void A_definition_is_read_as_it_was_written()
    {
        var definition = new CampaignVersion
        {
            Steps =
            [
                new() { Id = "d0", Day = 0, TemplateId = Guid.Empty },
                new()
                {
                    Id = "d1",
                    Day = 1,
                    At = new(10, 30),
                    After = TimeSpan.FromHours(26),
                    TemplateId = Guid.Empty,
                    Conditions = [new(Fact.Engagement, ["unread"], Not: true)],
                    SameDay = true,
                },
            ],
            Entry = [new(Fact.Tag, ["FALTOU"])],
            PerWeek = 3,
        };

        var json = CampaignJson.Of(definition);

        CampaignJson.Of(CampaignJson.Read(json)).ShouldBe(json);
        json.ShouldContain("\"template_id\"");
        json.ShouldNotContain("ever");
    }

    [Fact]
    public void What_an_older_version_did_not_write_means_what_it_meant() =>
        CampaignJson.Read("""{ "steps": [{ "id": "d0", "day": 0, "template_id": "00000000-0000-0000-0000-000000000000" }] }""")
            .ShouldSatisfyAllConditions(
                read => read.PerDay.ShouldBe(1),
                read => read.Window.ShouldBe(Calendars.SendingWindow.Default),
                read => read.Steps.Single().Conditions.ShouldBeEmpty());
}
