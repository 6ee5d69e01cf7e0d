using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>One's own account over real HTTP: the second step at the door, a new password, and sessions that end.</summary>
public sealed partial class AccountPageTests(TestDatabase database)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_two_steps_the_password_alone_opens_nothing_and_a_code_of_the_app_does()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        var (secret, _) = await TurnOn(owner);
        (await owner.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = await Halfway(host);

        (await other.GetAsync("/leads", Cancel)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
        using var wrong = await WebHost.Post(other, "/sign-in/code", new() { ["Form.Code"] = "000000" == Code(secret) ? "000001" : "000000" });
        (await wrong.Content.ReadAsStringAsync(Cancel)).ShouldContain("O código não confere");
        using var right = await WebHost.Post(other, "/sign-in/code", new() { ["Form.Code"] = Code(secret), ["ReturnUrl"] = "https://evil.example/" });
        right.Headers.Location!.OriginalString.ShouldBe("/");
        (await other.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Value<string>("select concat_ws(' ', data -> 'before' ->> 'two_factor', data -> 'after' ->> 'two_factor') from feed where kind = 'user.two_factor_on'")).ShouldBe("false true");
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        var (_, codes) = await TurnOn(owner);
        codes.Count.ShouldBe(10);

        using var first = await Halfway(host);
        (await WebHost.Post(first, "/sign-in/code", new() { ["Form.Code"] = codes[0].ToLowerInvariant() })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var second = await Halfway(host);
        (await WebHost.Post(second, "/sign-in/code", new() { ["Form.Code"] = codes[0] })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebHost.Post(second, "/sign-in/code", new() { ["Form.Code"] = codes[1] })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task After_five_wrong_codes_even_a_right_one_is_refused_for_a_while()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        var (secret, codes) = await TurnOn(owner);
        using var other = await Halfway(host);
        for (var tries = 0; tries < 5; tries++)
        {
            (await WebHost.Post(other, "/sign-in/code", new() { ["Form.Code"] = "nonsense-12" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await WebHost.Post(other, "/sign-in/code", new() { ["Form.Code"] = Code(secret) })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebHost.Post(other, "/sign-in/code", new() { ["Form.Code"] = codes[0] })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_steps_are_turned_off_by_the_password_alone()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        await TurnOn(owner);
        var (_, password) = await host.FirstAdmin();

        (await WebHost.Post(owner, "/account/two-factor", new() { ["Form.Password"] = "outra-coisa" }, to: "/account/two-factor/off")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Value<bool>("select two_factor_enabled from auth.users")).ShouldBeTrue();
        (await WebHost.Post(owner, "/account/two-factor", new() { ["Form.Password"] = password }, to: "/account/two-factor/off")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<bool>("select two_factor_enabled from auth.users")).ShouldBeFalse();
        using var again = await host.SignedIn();
        (await again.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_code_turns_nothing_on()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        await Begin(owner);
        using var answer = await WebHost.Post(owner, "/account/two-factor", new() { ["Form.Code"] = "12345" }, to: "/account/two-factor/on");
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("O código não confere");
        (await host.Value<bool>("select two_factor_enabled from auth.users")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_that_was_ended_is_out_with_its_next_request()
    {
        await using var host = await WebHost.On(database);
        using var here = await host.SignedIn();
        using var there = await host.SignedIn();
        (await there.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var session = await host.Value<Guid>("select id from sessions order by created_at desc limit 1");

        (await WebHost.Post(here, "/account", new() { ["session"] = session.ToString() }, to: "/account/endsession")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await there.GetAsync("/leads", Cancel)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
        (await there.GetAsync("/sign-in", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await here.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_but_an_owner()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var viewer = await host.SignedInAs(Role.Viewer);
        var ofOwner = await host.Value<Guid>("select s.id from sessions s join auth.users u on u.id = s.user_id where u.email = 'admin@konquista.local'");
        var (user, ofViewer) = (await host.Value<Guid>("select id from auth.users where email like 'viewer%'"), await host.Value<Guid>("select s.id from sessions s join auth.users u on u.id = s.user_id where u.email like 'viewer%'"));

        (await WebHost.Post(viewer, "/account", new() { ["session"] = ofOwner.ToString() }, to: "/account/endsession")).Dispose();
        (await owner.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebHost.Post(owner, $"/users/{user}", new() { ["session"] = ofViewer.ToString() }, to: $"/users/{user}/endsession")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await viewer.GetAsync("/leads", Cancel)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task A_new_password_keeps_this_browser_and_signs_the_others_out()
    {
        await using var host = await WebHost.On(database);
        using var here = await host.SignedIn();
        using var there = await host.SignedIn();
        var (email, password) = await host.FirstAdmin();
        Dictionary<string, string> Fields(string current, string next, string? again = null) => new(StringComparer.Ordinal)
        {
            ["Form.Current"] = current,
            ["Form.Next"] = next,
            ["Form.Again"] = again ?? next,
        };
        (await WebHost.Post(here, "/account/password", Fields("errada-errada", "minha-senha-nova"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebHost.Post(here, "/account/password", Fields(password, "curta"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebHost.Post(here, "/account/password", Fields(password, "minha-senha-nova", "minha-senha-velha"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await WebHost.Post(here, "/account/password", Fields(password, "minha-senha-nova"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await here.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/leads", Cancel)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
        using var old = host.Anonymous();
        (await WebHost.Post(old, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_sessions_cannot_be_asked_nobody_passes_and_the_page_says_so()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        await host.Run("alter table sessions rename to sessions_away");

        using var answer = await owner.GetAsync("/leads", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Algo deu errado");
    }

    private static async Task<HttpClient> Halfway(WebHost host)
    {
        var client = host.Anonymous();
        var (email, password) = await host.FirstAdmin();
        using var answer = await WebHost.Post(client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in/code");
        return client;
    }

    private static async Task<(string Secret, IReadOnlyList<string> Codes)> TurnOn(HttpClient client)
    {
        var secret = await Begin(client);
        using var answer = await WebHost.Post(client, "/account/two-factor", new() { ["Form.Code"] = Code(secret) }, to: "/account/two-factor/on");
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        return (secret, [.. RecoveryCode().Matches(html).Select(match => match.Groups["code"].Value)]);
    }

    private static async Task<string> Begin(HttpClient client)
    {
        (await WebHost.Post(client, "/account/two-factor", [], to: "/account/two-factor/begin")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var html = await client.GetStringAsync("/account/two-factor", Cancel);
        html.ShouldContain("class=\"qr\"");
        return Secret().Match(html).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>RFC 6238: what an app shows now.</summary>
    private static string Code(string secret)
    {
        var bits = string.Concat(secret.Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2)).ToArray();
        var moment = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard says so.
        var hash = HMACSHA1.HashData(key, moment);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("<code class=\"secret\">(?<secret>[^<]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code></li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RecoveryCode();
}
