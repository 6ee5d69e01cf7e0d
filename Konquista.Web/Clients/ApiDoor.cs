using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Clients;

/// <summary>Which proof counts for which address: programs bring tokens to the addresses made for them, everywhere else only the cookie of sign-in opens.</summary>
internal static class ApiDoor
{
    public const string SchemeName = "konquista";

    private const string Word = "Bearer ";

    public static bool IsApi(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase);

    public static string Scheme(HttpContext http) =>
        !IsApi(http.Request) || http.Request.Headers.Authorization.Count == 0 ? IdentityConstants.ApplicationScheme
        : Bearer(http.Request)?.StartsWith(Secret.OfUser, StringComparison.Ordinal) is true ? AccessTokenHandler.SchemeName
        : JwtBearerDefaults.AuthenticationScheme;

    /// <summary>The token that was brought; null when none was.</summary>
    public static string? Bearer(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? header[Word.Length..].Trim() : null;
    }
}
