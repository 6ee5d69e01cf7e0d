using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Web;

/// <summary>Nothing is open unless it says so, and whatever answers, answers with the same headers.</summary>
public sealed class ClosedDoorTests(TestDatabase database)
{
    private static readonly string[] Open =
    [
        "sign-in", "forgot-password", "reset-password", "invitation/", "error", "preferences", "health", "session", "webhooks", "media/", "lib/", "icons",
        "favicon", "p/", "graphql", "api/v1/token", ".well-known/jwks",
    ];

    [Fact]
    public async Task Every_address_but_the_named_ones_asks_for_sign_in()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        foreach (var address in Addresses(host).Where(address => !Open.Any(open => address.StartsWith(open, StringComparison.Ordinal))))
        {
            using var answer = await client.GetAsync("/" + address, TestContext.Current.CancellationToken);
            var isAsked = answer.StatusCode is HttpStatusCode.Unauthorized
                || answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) is true;
            isAsked.ShouldBeTrue($"{address} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Only_the_named_addresses_are_open()
    {
        await using var host = await WebHost.On(database);
        _ = host.Services;
        var open = Endpoints(host)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(address => !Open.Any(named => address.StartsWith(named, StringComparison.OrdinalIgnoreCase)));
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_without_a_token_is_refused()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        string[] posts = ["/sign-out", "/leads", "/sending/pause", "/messages/uncertain", "/imports/new", "/preferences/theme", "/leads/new", "/privacy", "/links/new", "/landing-pages/new"];
        foreach (var post in posts)
        {
            using var nothing = new FormUrlEncodedContent([]);
            using var answer = await client.PostAsync(post, nothing, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, post);
        }
    }

    [Theory, InlineData("/sign-in"), InlineData("/health/live"), InlineData("/nothing-here"), InlineData("/error/500")]
    public async Task Every_answer_tells_the_browser_what_it_must_not_do(string address)
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }

    private static IEnumerable<string> Addresses(WebHost host) => Endpoints(host)
        .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Select(address => address.Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{no:long}", "1", StringComparison.Ordinal)
            .Replace("/{handler?}", "", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<RouteEndpoint> Endpoints(WebHost host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
