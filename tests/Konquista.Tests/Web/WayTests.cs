using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Web;

/// <summary>Nothing is shown that answers "you may not": every link, every form and every entry of the navigation is one that its reader may take.</summary>
public sealed partial class WayTests(TestDatabase database)
{
    private static readonly string[] Started = ["/", "/leads", "/conversations", "/campaigns", "/appointments", "/messages", "/phones", "/templates", "/landing-pages", "/links", "/segments", "/imports", "/bulks", "/users", "/settings", "/stores", "/privacy", "/messages/uncertain"];

    public static TheoryData<string, bool> Roles { get; } = [.. Role.All.SelectMany(role => new[] { (role, false), (role, true) })];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Roles))]
    public async Task Whatever_is_shown_may_be_taken(string role, bool ofOneStore)
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        await MaskedNumberTests.Fill(host);
        using var client = await host.SignedInAs(role, ofOneStore ? await host.Value<Guid>("select md5('store')::uuid") : null);
        var dead = new SortedSet<string>(StringComparer.Ordinal);
        (await Walk(host, client, role, ofOneStore, dead)).ShouldBeGreaterThan(10);
        dead.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_route_names_who_may_take_it_or_says_that_it_is_open()
    {
        await using var host = await WebHost.On(database);
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ShouldBeEmpty();
    }

    // One page of each shape is enough.
    private static async Task<int> Walk(WebHost host, HttpClient client, string role, bool ofOneStore, SortedSet<string> dead)
    {
        var pages = SitePage.Of(host).ToList();
        var (seen, todo) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(Started.Where(start => Role.Allows(role, LookOf(pages, start), ofOneStore))));
        while (todo.TryDequeue(out var address))
        {
            if (!seen.Add(Shape(address)))
            {
                continue;
            }

            using var answer = await client.GetAsync(address, Cancel);
            if (answer.Headers.Location?.OriginalString.Contains("/error/403", StringComparison.Ordinal) is true)
            {
                dead.Add($"link {address}");
                continue;
            }

            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            dead.UnionWith(Posts(html, address).Where(post => !MayPost(pages, post, role, ofOneStore)).Select(post => $"form {post} on {Shape(address)}"));
            foreach (var link in Link().Matches(html).Select(match => match.Groups["to"].Value))
            {
                todo.Enqueue(link);
            }
        }

        return seen.Count;
    }

    private static IEnumerable<string> Posts(string html, string address) => Form().Matches(html)
        .Where(form => form.Groups["open"].Value.Contains("method=\"post\"", StringComparison.Ordinal) && form.Value.Contains("<button", StringComparison.Ordinal))
        .SelectMany(form => Target().Matches(form.Value).Select(match => match.Groups["to"].Value).DefaultIfEmpty(address))
        .Where(to => !to.StartsWith("/sign-out", StringComparison.Ordinal) && !to.StartsWith("/preferences", StringComparison.OrdinalIgnoreCase));

    // A post that only seeks, or that no page of a permission takes, is judged by the other tests.
    private static bool MayPost(IEnumerable<SitePage> pages, string address, string role, bool ofOneStore) =>
        PageOf(pages, address) is not { } page || Role.Allows(role, Asked(page, address), ofOneStore);

    private static Permission Asked(SitePage page, string address)
    {
        var handler = Handler().Match(address) is { Success: true } given ? given.Groups["name"].Value : address.Split('?')[0].Split('/')[^1];
        return page.Model.GetMethods().FirstOrDefault(method => string.Equals(method.Name, $"OnPost{handler}Async", StringComparison.OrdinalIgnoreCase))
            ?.GetCustomAttribute<TakesAttribute>()?.Permission ?? page.Model.GetCustomAttribute<AllowsAttribute>()!.Change;
    }

    private static Permission LookOf(IEnumerable<SitePage> pages, string address) => PageOf(pages, address)!.Model.GetCustomAttribute<AllowsAttribute>()!.Look;

    private static SitePage? PageOf(IEnumerable<SitePage> pages, string address) => pages
        .Where(page => Regex.IsMatch(address.Split('?')[0].Trim('/'), Pattern(page.Route), RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))
        .MinBy(page => page.Route.Count(letter => letter == '{'));

    private static string Pattern(string route) => $"^{Optional().Replace(Place().Replace(route, "[^/]+"), "(/[^/]+)?")}$";

    private static string Shape(string address) => Guids().Replace(address.Split('#', '?')[0], "ID");

    [GeneratedRegex("<a [^>]*href=\"(?<to>/[^\"#]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<form(?<open>[^>]*)>.*?</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("(?<= (form)?action=\")(?<to>/[^\"]*)(?=\")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();

    [GeneratedRegex("handler=(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handler();

    [GeneratedRegex(@"\{[^}?]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"/\{[^}]+\?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Optional();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guids();
}
