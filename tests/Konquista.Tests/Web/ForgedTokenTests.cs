using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Konquista.Web.Clients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Konquista.Web;

/// <summary>Tokens that somebody made up, changed, or kept too long open nothing: each is compared with one that does.</summary>
public sealed class ForgedTokenTests(TestDatabase database)
{
    public static TheoryData<string> Ways =>
    [
        "none", "no signature", "another key", "another key of the same name", "hmac", "more scopes", "no scopes", "another role", "later",
        "expired", "another issuer", "another audience", "no key named", "another program", "no program", "another type", "no generation",
        "nothing", "broken", "a cookie",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Ways))]
    public async Task A_token_that_is_not_ours_opens_nothing(string way)
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var good = await desk.Token();
        await desk.Me(good);

        await desk.IsOut(await Forged(host, good, way), way);
    }

    /// <summary>The same by hand, unchanged: so each of the others is refused for what was changed.</summary>
    [Fact]
    public async Task A_token_made_again_by_the_same_key_is_good()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);

        var again = await Signed(host, await desk.Token(), _ => { });

        (await desk.Me(again)).GetProperty("name").GetString().ShouldBe("ERP");
    }

    private static Task<string> Forged(WebHost host, string good, string way) => way switch
    {
        "none" => Task.FromResult(Text("""{"alg":"none","typ":"at+jwt"}""") + "." + good.Split('.')[1] + "."),
        "no signature" => Task.FromResult(good[..(good.LastIndexOf('.') + 1)]),
        "another key" => Task.FromResult(Foreign(good, "another")),
        "another key of the same name" => Task.FromResult(Foreign(good, new JsonWebToken(good).Kid)),
        "hmac" => Hmac(host, good),
        "more scopes" => Task.FromResult(Changed(good, token => token["scope"] = "see export users")),
        "no scopes" => Signed(host, good, token => token.Remove("scope")),
        "another role" => Task.FromResult(Changed(good, token => token["role"] = "owner")),
        "later" => Task.FromResult(Changed(good, token => token["exp"] = token["exp"]!.GetValue<long>() + 3600)),
        "expired" => Signed(host, good, token => token["exp"] = token["exp"]!.GetValue<long>() - 660),
        "another issuer" => Signed(host, good, token => token["iss"] = "https://evil.example"),
        "another audience" => Signed(host, good, token => token["aud"] = "somewhere"),
        "no key named" => Task.FromResult(Text("""{"alg":"ES256","typ":"at+jwt"}""") + good[good.IndexOf('.', StringComparison.Ordinal)..]),
        "another program" => Signed(host, good, token => token["sub"] = Guid.NewGuid().ToString()),
        "no program" => Signed(host, good, token => token.Remove("sub")),
        "another type" => Signed(host, good, _ => { }, "JWT"),
        "no generation" => Signed(host, good, token => token.Remove("gen")),
        "nothing" => Task.FromResult("x"),
        "broken" => Task.FromResult(good[..^4] + "AAAA"),
        _ => Task.FromResult(Text("konquista.user") + ".e30.AAAA"),
    };

    /// <summary>By our own key: only what is inside is wrong.</summary>
    private static async Task<string> Signed(WebHost host, string good, Action<JsonObject> change, string type = "at+jwt")
    {
        var key = await host.Services.GetRequiredService<SigningKeys>().Current(Cancel);
        var payload = Payload(good);
        change(payload);
        return new JsonWebTokenHandler().CreateToken(payload.ToJsonString(), new SigningCredentials(key, "ES256"), new Dictionary<string, object>(StringComparer.Ordinal) { ["typ"] = type });
    }

    private static string Foreign(string good, string kid)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new ECDsaSecurityKey(curve) { KeyId = kid, CryptoProviderFactory = new() { CacheSignatureProviders = false } };
        return new JsonWebTokenHandler().CreateToken(Payload(good).ToJsonString(), new SigningCredentials(key, "ES256"), new Dictionary<string, object>(StringComparer.Ordinal) { ["typ"] = "at+jwt" });
    }

    /// <summary>The public key taken for a shared secret.</summary>
    private static async Task<string> Hmac(WebHost host, string good)
    {
        var open = await host.Value<string>("select public_key::text from signing_keys");
        var head = Text($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{new JsonWebToken(good).Kid}}"}""") + "." + good.Split('.')[1];
        return head + "." + Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(open), Encoding.UTF8.GetBytes(head)));
    }

    private static string Changed(string good, Action<JsonObject> change)
    {
        var (parts, payload) = (good.Split('.'), Payload(good));
        change(payload);
        return $"{parts[0]}.{Text(payload.ToJsonString())}.{parts[2]}";
    }

    private static JsonObject Payload(string token) => JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();

    private static string Text(string json) => Base64UrlEncoder.Encode(json);
}
