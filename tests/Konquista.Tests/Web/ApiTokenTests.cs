using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Konquista.Web.Accounts;
using Konquista.Web.Clients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Konquista.Web;

/// <summary>Tokens of programs over real HTTP: how one is fetched, what it opens, and that nothing but the site's own signature counts.</summary>
public sealed class ApiTokenTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_is_who_its_row_says_it_is()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var desk = await ApiDesk.At(host, "see export users import", store);

        var me = await desk.Me(await desk.Token());

        me.GetProperty("name").GetString().ShouldBe("ERP");
        me.GetProperty("role").GetString().ShouldBe(Role.Client);
        me.GetProperty("store").GetGuid().ShouldBe(store);
        me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(["see", "export"]);
        me.GetProperty("expires").GetDateTimeOffset().ShouldBeInRange(DateTimeOffset.FromUnixTimeSeconds(0), TimeProvider.System.GetUtcNow().AddMinutes(11));
        (await host.Value<bool>("select used_at is not null from api_clients")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_program_loses_its_tokens_lose_with_the_next_request()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var token = await desk.Token();
        await host.Run("update api_clients set scopes = 'see'");
        (await desk.Me(token)).GetProperty("scopes").GetArrayLength().ShouldBe(1);

        await host.Services.GetRequiredService<ApiClientBook>().Let(desk.Client, isOn: false, "admin@konquista.local", Cancel);

        await desk.IsOut(token);
        (await desk.Grant(HttpStatusCode.Unauthorized, ("grant_type", "client_credentials"))).GetProperty("error").GetString().ShouldBe("invalid_client");
    }

    [Fact]
    public async Task A_new_secret_ends_whatever_the_old_one_opened()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var given = await desk.Grant();

        var secret = await host.Services.GetRequiredService<ApiClientBook>().Renew(desk.Client, "admin@konquista.local", Cancel);

        await desk.IsOut(given.GetProperty("access_token").GetString()!);
        await desk.Grant(HttpStatusCode.Unauthorized, ("grant_type", "client_credentials"));
        await desk.Grant(HttpStatusCode.BadRequest,
            ("grant_type", "refresh_token"), ("refresh_token", given.GetProperty("refresh_token").GetString()!), ("client_secret", secret!));
        await desk.Grant(HttpStatusCode.OK, ("grant_type", "client_credentials"), ("client_secret", secret!));
    }

    [Fact]
    public async Task A_token_may_ask_for_less_and_never_for_more()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var less = await desk.Grant(HttpStatusCode.OK, ("grant_type", "client_credentials"), ("scope", "see"));

        less.GetProperty("scope").GetString().ShouldBe("see");
        (await desk.Me(less.GetProperty("access_token").GetString()!)).GetProperty("scopes").GetArrayLength().ShouldBe(1);
        foreach (var more in (string[])["see users", "users", "see import", "nonsense"])
        {
            var refused = await desk.Grant(HttpStatusCode.BadRequest, ("grant_type", "client_credentials"), ("scope", more));
            refused.GetProperty("error").GetString().ShouldBe("invalid_scope", more);
        }
    }

    [Theory, InlineData("password", "unsupported_grant_type"), InlineData("", "invalid_request"), InlineData("refresh_token", "invalid_request")]
    public async Task What_is_asked_wrongly_is_refused_in_the_words_of_the_standard(string grant, string error)
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        (await desk.Grant(HttpStatusCode.BadRequest, ("grant_type", grant))).GetProperty("error").GetString().ShouldBe(error);
        using var json = await host.Anonymous().PostAsJsonAsync("/api/v1/token", new { grant_type = "client_credentials" }, Cancel);
        json.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_secret_may_come_in_the_header_and_must_be_right()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        using var http = host.Anonymous();
        foreach (var (secret, status) in new[] { (desk.Secret, HttpStatusCode.OK), (Secret.New(Secret.OfClient), HttpStatusCode.Unauthorized), ("", HttpStatusCode.Unauthorized) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{desk.Client}:{secret}")));
            using var answer = await http.SendAsync(request, Cancel);
            answer.StatusCode.ShouldBe(status);
        }

        var never = await host.Value<bool>($"select bool_or(position('{desk.Secret}' in t::text) > 0) from api_clients t");
        never.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_asks_too_often_waits()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        for (var times = 0; times < TokenLimits.OfClient; times++)
        {
            await desk.Grant(HttpStatusCode.BadRequest, ("grant_type", "nothing"));
        }

        using var answer = await desk.Ask(("grant_type", "client_credentials"));
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_opens_no_page_and_nobody_is_led_to_sign_in_by_an_address_of_programs()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        using var desk = await ApiDesk.At(host);
        var mine = await ApiDesk.TokenOf(host, "admin@", Permission.See);
        foreach (var token in new[] { await desk.Token(), mine })
        {
            using var page = await desk.Get("/leads", token);
            page.Headers.Location!.OriginalString.ShouldContain("/sign-in");
        }

        foreach (var (path, status) in new[] { ("/api/v1/me", HttpStatusCode.Unauthorized), ("/api/v1/nothing", HttpStatusCode.Unauthorized) })
        {
            using var answer = await desk.Get(path, bearer: null);
            answer.StatusCode.ShouldBe(status, path);
            answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        using var signedIn = await host.SignedIn();
        var me = await signedIn.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel);
        me.GetProperty("role").GetString().ShouldBe(Role.Owner);
        using var nowhere = await signedIn.GetAsync("/api/v1/nothing", Cancel);
        nowhere.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_public_keys_are_told_and_nothing_more()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var header = new JsonWebToken(await desk.Token());

        using var answer = await desk.Get("/.well-known/jwks.json", bearer: null);

        var keys = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("keys");
        keys.GetArrayLength().ShouldBe(1);
        keys[0].GetProperty("kid").GetString().ShouldBe(header.Kid);
        keys[0].TryGetProperty("d", out _).ShouldBeFalse();
        header.Alg.ShouldBe("ES256");
        var valid = await new JsonWebTokenHandler().ValidateTokenAsync(header.EncodedToken,
            new() { IssuerSigningKey = new JsonWebKey(keys[0].GetRawText()), ValidIssuer = "konquista", ValidAudience = "konquista-api" });
        valid.IsValid.ShouldBeTrue();
    }
}
