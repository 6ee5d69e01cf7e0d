using Konquista.Web;

namespace Konquista.GraphQL;

/// <summary>Scripts of other sites may ask only where a setting names their site, and never with the session of a person.</summary>
public sealed class OriginTests(TestDatabase database)
{
    private const string Named = "https://app.example";

    [Theory, InlineData(Named, Named), InlineData("https://evil.example", null), InlineData("https://app.example.evil.example", null)]
    public async Task Only_a_named_site_is_let_in(string origin, string? allowed)
    {
        await using var host = await WebHost.On(database, new() { ["Konquista:Api:Origins"] = Named });
        using var client = host.Anonymous();
        foreach (var address in new[] { "/graphql", "/api/v1/leads" })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Options, address)
            {
                Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,content-type" } },
            };
            using var answer = await client.SendAsync(asked, TestContext.Current.CancellationToken);
            answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins);
            origins?.Single().ShouldBe(allowed, address);
            (origins is null).ShouldBe(allowed is null, address);
            answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse(address);
        }
    }

    [Fact]
    public async Task Without_the_setting_no_site_is()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        using var asked = new HttpRequestMessage(HttpMethod.Options, "/graphql") { Headers = { { "Origin", Named }, { "Access-Control-Request-Method", "POST" } } };
        using var answer = await client.SendAsync(asked, TestContext.Current.CancellationToken);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }
}
