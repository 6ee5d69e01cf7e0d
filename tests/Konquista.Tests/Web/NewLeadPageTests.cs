using System.Net;

namespace Konquista.Web;

/// <summary>A person brought in by hand, and the page about privacy, over real HTTP.</summary>
public sealed class NewLeadPageTests(TestDatabase database)
{
    [Theory]
    [InlineData("Form.Phone", "")]
    [InlineData("Form.Phone", "123")]
    [InlineData("Form.Campaign", "0192bbbb-0000-7000-8000-00000000000f")]
    [InlineData("Form.StoreId", "0192bbbb-0000-7000-8000-00000000000f")]
    [InlineData("Form.Basis", "because")]
    public async Task What_cannot_be_captured_stays_on_the_form(string field, string value)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        Dictionary<string, string> form = new(StringComparer.Ordinal) { ["Form.Name"] = "Ana <b>", ["Form.Phone"] = "11 98765-4321", ["Form.Campaign"] = "rules" };
        form[field] = value;
        using var answer = await WebHost.Post(client, "/leads/new", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Não salvamos nada ainda");
        html.ShouldContain("value=\"Ana &lt;b&gt;\"");
    }

    [Fact]
    public async Task Without_a_silo_the_page_says_so_and_keeps_what_was_typed()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(
            client, "/leads/new", new() { ["Form.Name"] = "Ana", ["Form.Phone"] = "11 98765-4321", ["Form.Campaign"] = "rules" });
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("O sistema de envio está iniciando");
        html.ShouldContain("value=\"11 98765-4321\"");
    }

    [Fact]
    public async Task The_page_about_privacy_counts_the_list_and_takes_no_number_that_is_none()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Value<object>("insert into suppressed (hash, reason) values ('\\x01', 'do_not_contact'), ('\\x02', 'erased'), ('\\x03', 'do_not_contact') returning 1");
        var html = await client.GetStringAsync("/privacy", TestContext.Current.CancellationToken);
        html.ShouldContain("Números na lista</dt>\n      <dd>2</dd>");
        using var answer = await WebHost.Post(client, "/privacy", new() { ["Phone"] = "123" });
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Confira o DDD");
    }
}
