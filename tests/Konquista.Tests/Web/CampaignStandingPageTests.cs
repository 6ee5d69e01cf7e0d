namespace Konquista.Web;

/// <summary>A campaign's page over real HTTP: what people get, what was sent to them, and what leads them in.</summary>
public sealed class CampaignStandingPageTests(TestDatabase database)
{
    private const string Id = RunningCampaign.Id;
    private const string Step = RunningCampaign.Step;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData("accepted", "<span>1</span>"), InlineData("sending", "1 na fila"), InlineData("planned", "1 na fila")]
    public async Task What_a_provider_accepted_is_sent_and_no_longer_in_the_queue(string state, string said)
    {
        await using var host = await RunningCampaign.On(database);
        await RunningCampaign.Enter(host);
        await host.Value<object>($"update messages set state = '{state}' returning 1");
        using var client = await host.SignedIn();
        var steps = await client.GetStringAsync($"/campaigns/{Id}/steps", Cancel);
        steps.ShouldContain(said);
        var rows = await client.GetStringAsync("/campaigns/rows", Cancel);
        rows.Contains("Enviadas: 1 · Entregues: 0", StringComparison.Ordinal).ShouldBe(state == "accepted");
    }

    [Fact]
    public async Task A_published_campaign_shows_the_steps_that_people_get_and_not_those_of_its_draft()
    {
        await using var host = await RunningCampaign.On(database);
        await RunningCampaign.Enter(host);
        await host.Value<object>($$"""
            update campaigns
            set draft = '{"steps": [{"id": "dia-7", "day": 7, "template_id": "00000000-0000-7000-8000-0000000000d1"}]}' where id = '{{Id}}' returning 1
            """);
        using var client = await host.SignedIn();
        foreach (var page in new[] { $"/campaigns/{Id}", $"/campaigns/{Id}/steps" })
        {
            var html = await client.GetStringAsync(page, Cancel);
            html.ShouldContain("Dia 0 · assim que entra");
            html.ShouldNotContain("Dia 7");
            html.ShouldNotContain("Passo retirado");
        }

        (await client.GetStringAsync($"/campaigns/{Id}/edit", Cancel)).ShouldContain("name=\"Form.Steps[0].Id\" value=\"dia-7\"");
    }

    [Fact]
    public async Task A_step_that_is_published_no_more_is_told_by_its_day()
    {
        await using var host = await RunningCampaign.On(database);
        await RunningCampaign.Enter(host);
        await host.Value<object>($$"""
            with v as (
              insert into campaign_versions (id, campaign_id, no, definition)
              values (gen_random_uuid(), '{{Id}}', 2, '{"steps": [{"id": "outro", "day": 3, "template_id": "00000000-0000-7000-8000-0000000000d1"}]}') returning id
            )
            select id from v
            """);
        await host.Value<object>($"update campaigns set version_id = (select id from campaign_versions where campaign_id = '{Id}' and no = 2) where id = '{Id}' returning 1");
        using var client = await host.SignedIn();
        var html = await client.GetStringAsync($"/campaigns/{Id}/steps", Cancel);
        html.ShouldContain("Dia 3 · quando abre o horário de envio");
        html.ShouldContain("Passo retirado · dia 0");
        html.ShouldNotContain(Step);
    }

    [Fact]
    public async Task A_running_campaign_into_which_no_tag_rule_leads_says_so()
    {
        const string Sentence = "Nenhuma regra de tag traz leads para esta campanha";
        await using var host = await RunningCampaign.On(database);
        using var client = await host.SignedIn();
        foreach (var page in new[] { $"/campaigns/{Id}", $"/campaigns/{Id}/edit" })
        {
            var html = await client.GetStringAsync(page, Cancel);
            html.ShouldContain(Sentence);
            html.ShouldContain("href=\"/tag-rules\">Ver regras de tag");
        }

        await host.Value<object>($"insert into tag_rules (id, position, word, campaign_id) values (gen_random_uuid(), 9000, '*', '{Id}') returning 1");
        await host.Value<object>($"update tag_rules set position = -1 where campaign_id = '{Id}' returning 1");
        (await client.GetStringAsync($"/campaigns/{Id}", Cancel)).ShouldNotContain(Sentence);
        (await client.GetStringAsync($"/campaigns/{Id}/edit", Cancel)).ShouldNotContain(Sentence);
    }
}
