using System.Net;

namespace Konquista.Web;

/// <summary>What pages answer when what they need is missing: a silo, a row, a well-formed request.</summary>
public sealed class PageAnswerTests(TestDatabase database)
{
    [Fact]
    public async Task Without_a_silo_pages_read_and_say_so_and_commands_answer_503_with_a_sentence()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("O sistema de envio está iniciando");
        using var answer = await WebHost.Post(client, "/imports/new", [], to: "/sending/pause");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("O sistema de envio está iniciando; tente de novo em instantes.");
        page.ShouldNotContain("Exception");
    }

    [Theory, InlineData("/leads/00000000-0000-0000-0000-000000000001"), InlineData("/imports/00000000-0000-0000-0000-000000000001"),
     InlineData("/leads/abc"), InlineData("/nothing")]
    public async Task What_does_not_exist_is_a_404_with_a_page(string address)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Página não encontrada");
    }

    [Theory, InlineData("/lib/site.css"), InlineData("/lib/site.js"), InlineData("/lib/theme.js"), InlineData("/icons.svg")]
    public async Task Assets_have_a_body(string address)
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        var body = await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        body.Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_chosen_language_stays_chosen()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/imports/new", new() { ["language"] = "en" }, to: "/preferences/language");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync("/leads", TestContext.Current.CancellationToken)).ShouldContain("No leads yet");
    }

    [Fact]
    public async Task The_database_that_answers_is_ready()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        (await client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken)).ShouldBe("ready");
    }
}
