using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>The pause of everything, of one number, of one campaign: what is offered to whom, and what every page says of it.</summary>
public sealed class PausePageTests(TestDatabase database)
{
    [Fact]
    public async Task What_is_paused_stands_on_top_of_every_page_and_in_the_menu()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        await host.Value<object>($"update phones set paused_at = now() where id = '{phone}' returning 1");
        var campaign = await host.Campaign("Botox", "paused");
        using var client = await host.SignedIn();
        var page = await client.GetStringAsync("/leads", TestContext.Current.CancellationToken);
        page.ShouldContain("Em pausa:");
        page.ShouldContain("Moema 1");
        page.ShouldContain("Botox");
        page.ShouldContain("hx-get=\"/sending/menu");
        var menu = await client.GetStringAsync("/sending/menu?returnUrl=/leads", TestContext.Current.CancellationToken);
        menu.ShouldNotContain("<html");
        menu.ShouldContain("name=\"returnUrl\" value=\"/leads\"");
        menu.ShouldContain($"/sending/resumephone?id={phone}");
        menu.ShouldContain($"/sending/resumecampaign?id={campaign}");
        (await client.GetStringAsync("/sending", TestContext.Current.CancellationToken)).ShouldContain("Pausar todos os envios");
    }

    [Fact]
    public async Task Without_a_silo_a_pause_answers_503_and_says_so()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/sending", [], to: $"/sending/pausephone?id={phone}");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Somebody_of_one_store_pauses_its_numbers_and_nothing_else()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Store("Moema");
        await host.Phone("Moema 1", store, "+5511980000001");
        var other = await host.Phone("Londrina 1", await host.Store("Londrina"), "+5543980000002");
        await host.Value<object>($"update phones set paused_at = now() where id = '{other}' returning 1");
        var campaign = await host.Campaign("Botox");
        using var client = await host.SignedInAs(Role.Manager, store);
        var page = await client.GetStringAsync("/sending", TestContext.Current.CancellationToken);
        page.ShouldContain("Moema 1");
        page.ShouldNotContain("Londrina 1");
        page.ShouldNotContain("Em pausa:");
        page.ShouldNotContain("/sending/pausecampaign");
        page.ShouldNotContain("Pausar todos os envios");
        using var hidden = await WebHost.Post(client, "/sending", [], to: $"/sending/resumephone?id={other}");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var order in new[] { "pause", "resume", $"pausecampaign?id={campaign}", $"resumecampaign?id={campaign}" })
        {
            using var refused = await WebHost.Post(client, "/sending", [], to: $"/sending/{order}");
            (refused.Headers.Location?.OriginalString ?? "").ShouldContain("/error/403", customMessage: order);
        }
    }

    [Theory, InlineData(Role.Viewer), InlineData(Role.Attendant)]
    public async Task Who_may_only_look_sees_what_is_paused_and_no_button(string role)
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        await host.Value<object>($"update phones set paused_at = now() where id = '{phone}' returning 1");
        using var client = await host.SignedInAs(role);
        var page = await client.GetStringAsync("/leads", TestContext.Current.CancellationToken);
        page.ShouldContain("Em pausa:");
        page.ShouldNotContain("pause-menu");
        using var refused = await WebHost.Post(client, "/leads", [], to: $"/sending/resumephone?id={phone}");
        refused.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }
}
