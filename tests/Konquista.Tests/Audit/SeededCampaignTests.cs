using Konquista.Calendars;
using Konquista.Campaigns;
using Konquista.Templates;

namespace Konquista.Audit;

public sealed class SeededCampaignTests(TestDatabase database)
{
    private static readonly Dictionary<string, string?> Known = new() { ["nome"] = "Ana", ["unidade"] = "Moema" };

    [Fact]
    public async Task It_lasts_fifteen_days_from_a_first_contact_that_goes_at_once()
    {
        var version = await Version();

        version.Steps.Select(step => step.Day).ShouldBe([0, 1, 2, 4, 7, 10, 13, 15]);
        version.Steps.Select(step => step.Id).ShouldBe(version.Steps.Select(step => $"d{step.Day}"));
        version.Steps[0].At.ShouldBeNull();
        version.Steps.Skip(1).ShouldAllBe(step => step.At == new TimeOnly(10, 0));
        version.Window.ShouldBe(SendingWindow.Default);
        version.Holidays.ShouldBeFalse();
    }

    [Fact]
    public async Task It_runs_and_takes_every_lead_that_no_other_rule_names()
    {
        await using var command = database.Source.CreateCommand("""
            select c.name from tag_rules r join campaigns c on c.id = r.campaign_id and c.state = 'running'
            where r.word = '*' and r.position = 1000
            """);

        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("Clínica 15 dias");
    }

    [Fact]
    public async Task Every_step_has_three_texts_without_a_fault()
    {
        var texts = await Texts();

        (await Version()).Steps.ShouldAllBe(step => texts[step.TemplateId].Count == 3);
        texts.SelectMany(step => step.Value).SelectMany(MessageText.Validate).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_contact_says_who_writes_and_how_to_stop()
    {
        var first = (await Texts())[(await Version()).Steps[0].TemplateId];

        first.ShouldAllBe(text => text.Contains("Responda SAIR para não receber") && text.Contains("clínica de estética"));
    }

    [Fact]
    public async Task Every_text_greets_by_name_and_reads_well_without_one()
    {
        foreach (var text in (await Texts()).SelectMany(step => step.Value))
        {
            for (var seed = 0UL; seed < 4; seed++)
            {
                Rendered(text, Known, seed).ShouldMatch(@"^(Oi|Olá), Ana!");
                Rendered(text, [], seed).ShouldMatch(@"^(Oi|Olá)!\s");
            }
        }
    }

    private static string Rendered(string text, Dictionary<string, string?> values, ulong seed)
    {
        var rendered = MessageText.Render(text, values, seed).Text.ShouldNotBeNull();
        rendered.ShouldNotMatch(@"[\[\]{}|]|  |,,| !| ,");
        return rendered;
    }

    private async Task<CampaignVersion> Version()
    {
        await using var command = database.Source.CreateCommand("""
            select v.definition::text from campaigns c join campaign_versions v on v.id = c.version_id where c.name = 'Clínica 15 dias'
            """);
        return Json.Read<CampaignVersion>((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
    }

    private async Task<Dictionary<Guid, List<string>>> Texts()
    {
        await using var command = database.Source.CreateCommand("""
            select v.template_id, array_agg(v.body order by v.no) from template_variants v join templates t on t.id = v.template_id
            where t.name like 'Clínica 15 dias:%' group by v.template_id
            """);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new Dictionary<Guid, List<string>>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            texts[rows.GetGuid(0)] = [.. rows.GetFieldValue<string[]>(1)];
        }

        return texts;
    }
}
