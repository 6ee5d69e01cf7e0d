using System.Collections.Concurrent;
using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Konquista.Web.Clients;

/// <summary>The short tokens of programs: makes them, and believes one only as far as the program's own row still says so.</summary>
internal sealed class ClientTokens(SigningKeys keys, ApiClients clients, WebSettings settings, TimeProvider time)
{
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(10);

    private const string Audience = "konquista-api";
    private const string Type = "at+jwt";
    private const string Generation = "gen";

    private const int MostKept = 1000;

    // A signature that was verified stays so: what may change, the program's row and the key's time, is looked at with each request.
    private readonly ConcurrentDictionary<string, JsonWebToken> _verified = new(StringComparer.Ordinal);

    private string Issuer => settings.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? "konquista";

    public async Task<string> Make(ApiClient client, string scopes, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            Expires = now + Lives,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = client.Id.ToString(),
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
                [Staff.ScopeClaim] = scopes,
                [Generation] = client.Generation,
            },
            SigningCredentials = new(await keys.Current(cancel), SigningKey.Algorithm),
        });
    }

    public void Rules(JwtBearerOptions bearer)
    {
        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters = new()
        {
            ValidAlgorithms = [SigningKey.Algorithm],
            ValidTypes = [Type],
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            IssuerSigningKeyResolver = (_, _, kid, _) => keys.Find(kid) is { } key ? [key] : [],
        };
        bearer.Events = new() { OnMessageReceived = Receive, OnTokenValidated = Believe };
    }

    private async Task Receive(MessageReceivedContext context)
    {
        var text = ApiDoor.Bearer(context.Request);
        if (text is not null && _verified.TryGetValue(text, out var token) && token.ValidTo > time.GetUtcNow().UtcDateTime && keys.Find(token.Kid) is not null)
        {
            await Let(context, token);
        }
        else if (Kid(text) is { Length: > 0 } kid)
        {
            // The resolver cannot wait for the database.
            await keys.Learn(kid, context.HttpContext.RequestAborted);
        }
    }

    private static string? Kid(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : new JsonWebToken(token).Kid;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private async Task Believe(TokenValidatedContext context)
    {
        var token = (JsonWebToken)context.SecurityToken;
        if (_verified.Count >= MostKept)
        {
            _verified.Clear();
        }

        _verified[token.EncodedToken] = token;
        await Let(context, token);
    }

    private async Task Let(ResultContext<JwtBearerOptions> context, JsonWebToken token)
    {
        var client = Guid.TryParse(token.Subject, out var id) ? await clients.Come(id, context.HttpContext.RequestAborted) : null;
        if (client is null || !token.TryGetPayloadValue<int>(Generation, out var generation) || generation != client.Generation
            || !token.TryGetPayloadValue<string>(Staff.ScopeClaim, out var scopes))
        {
            context.Fail("The program is not let in any more.");
            return;
        }

        context.Principal = new ApiPrincipal(
            client.Id, client.Name, Role.Client, client.StoreId, Within(scopes, client.Scopes), client.Id, token.ValidTo).Claims(JwtBearerDefaults.AuthenticationScheme);
        context.Success();
    }

    /// <summary>What both of them name.</summary>
    public static string Within(string asked, string most) => Scope.Write(Scope.Read(asked).Intersect(Scope.Read(most)));
}
