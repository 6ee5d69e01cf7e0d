using System.Globalization;
using System.Security.Claims;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Konquista.Web.Clients;

/// <summary>How programs come in: their tokens beside the cookie of people, where they fetch them, and the keys by which they are verified.</summary>
internal static class ClientSetup
{
    public static void AddClients(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ApiClients>();
        services.AddSingleton<ApiClientBook>();
        services.AddSingleton<ClientTokens>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<AccessTokenBook>();
        services.AddSingleton<TokenLimits>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiRefusal>();
        services.AddAuthentication(options =>
        {
            options.DefaultAuthenticateScheme = ApiDoor.SchemeName;
            options.DefaultChallengeScheme = ApiDoor.SchemeName;
            options.DefaultForbidScheme = ApiDoor.SchemeName;
        })
            .AddPolicyScheme(ApiDoor.SchemeName, displayName: null, door => door.ForwardDefaultSelector = ApiDoor.Scheme)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AccessTokenHandler.SchemeName, configureOptions: null)
            .AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<ClientTokens>((bearer, tokens) => tokens.Rules(bearer));
    }

    public static void MapClients(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/token", (TokenEndpoint endpoint, HttpContext http, CancellationToken cancel) => endpoint.Answer(http, cancel)).AllowAnonymous();
        routes.MapGet("/.well-known/jwks.json", Keys).AllowAnonymous();
        routes.MapGet("/api/v1/me", Me).RequireAuthorization();
    }

    private static async Task<IResult> Keys(SigningKeys keys, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new { keys = (await keys.All(cancel)).Select(key => new { key.Kty, key.Crv, key.X, key.Y, key.Kid, key.Use, key.Alg }) });
    }

    /// <summary>Who asks, as the site understands it.</summary>
    private static IResult Me(ClaimsPrincipal user, HttpContext http)
    {
        var staff = Staff.Of(user);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            name = staff.Name,
            role = staff.Role,
            store = staff.StoreId,
            scopes = Enum.GetValues<Permission>().Where(staff.May).Select(Scope.Name),
            expires = long.TryParse(user.FindFirstValue(ApiPrincipal.ExpiresClaim), CultureInfo.InvariantCulture, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) : (DateTimeOffset?)null,
        });
    }
}
