namespace Konquista.Web;

/// <summary>A step is told by its day wherever a message of it is shown, and never by its id.</summary>
public sealed class StepPlaceTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData("/messages"), InlineData("/messages/{message}"), InlineData("/messages/export?handler=File"), InlineData("/leads/{lead}"),
        InlineData("/conversations/{lead}")]
    public async Task A_step_is_told_by_its_day_and_its_number_where_the_day_has_several(string page)
    {
        await using var host = await WebHost.On(database);
        var (lead, message, campaign) = await Written(host);
        await Publish(host, campaign, 1, """[{"id": "a0", "day": 4}, {"id": "d0", "day": 4, "same_day": true}, {"id": "b", "day": 6}]""");
        using var client = await host.SignedIn();
        var address = page.Replace("{lead}", lead.ToString(), StringComparison.Ordinal).Replace("{message}", message.ToString(), StringComparison.Ordinal);
        (await client.GetStringAsync(address, Cancel)).ShouldContain("dia 4, passo 2");
    }

    [Theory, InlineData("/messages"), InlineData("/messages/{message}"), InlineData("/leads/{lead}"), InlineData("/conversations/{lead}")]
    public async Task A_person_stays_with_the_version_they_entered(string page)
    {
        await using var host = await WebHost.On(database);
        var (lead, message, campaign) = await Written(host);
        await Publish(host, campaign, 1, """[{"id": "d0", "day": 4}]""");
        await host.Value<object>($"""
            with e as (
              insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month)
              select gen_random_uuid(), '{lead}', v.campaign_id, v.id, 'active', product_now(), date_trunc('month', product_now())::date
              from campaign_versions v where v.campaign_id = '{campaign}' returning id
            )
            update messages set enrollment_id = e.id from e returning 1
            """);
        await Publish(host, campaign, 2, """[{"id": "d0", "day": 9}]""");
        using var client = await host.SignedIn();
        var address = page.Replace("{lead}", lead.ToString(), StringComparison.Ordinal).Replace("{message}", message.ToString(), StringComparison.Ordinal);
        var html = await client.GetStringAsync(address, Cancel);
        html.ShouldContain("dia 4");
        html.ShouldNotContain("dia 4, passo");
        html.ShouldNotContain("dia 9");
    }

    [Theory, InlineData("/messages"), InlineData("/messages/{message}"), InlineData("/leads/{lead}"), InlineData("/conversations/{lead}")]
    public async Task Of_a_step_that_is_not_known_nothing_is_told(string page)
    {
        await using var host = await WebHost.On(database);
        var (lead, message, _) = await Written(host);
        using var client = await host.SignedIn();
        var address = page.Replace("{lead}", lead.ToString(), StringComparison.Ordinal).Replace("{message}", message.ToString(), StringComparison.Ordinal);
        var html = await client.GetStringAsync(address, Cancel);
        html.ShouldContain("Botox");
        html.ShouldNotContain("passo d0");
        html.ShouldNotContain(">d0<");
    }

    private static async Task<(Guid Lead, Guid Message, Guid Campaign)> Written(WebHost host)
    {
        var campaign = await host.Campaign("Botox");
        var lead = await host.Lead("Ana", "+5511988880001", store: null);
        return (lead, await host.Message(lead, await host.Phone("Moema 1", store: null, "+5511980000001"), "read", campaign: campaign), campaign);
    }

    private static Task<object> Publish(WebHost host, Guid campaign, int no, string steps) => host.Value<object>($$"""
        insert into campaign_versions (id, campaign_id, no, definition)
        values (gen_random_uuid(), '{{campaign}}', {{no}}, '{"steps": {{steps}}}') returning id
        """);
}
