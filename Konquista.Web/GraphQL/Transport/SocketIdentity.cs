using System.Security.Claims;
using System.Text.Json;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authentication;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>Who is at a socket: by the cookie or token of the request that opened it, or by the token in its first message; asked again while it lasts.</summary>
internal sealed class SocketIdentity(HttpContext http, IServiceScopeFactory scopes)
{
    private const string Header = "Authorization";
    private string? _token = http.Request.Headers.Authorization.ToString() is { Length: > 0 } given ? given : null;

    public ClaimsPrincipal User { get; private set; } = http.User;

    public async Task<bool> IsAccepted(JsonElement? payload, CancellationToken cancel)
    {
        if (payload is { ValueKind: JsonValueKind.Object } given && TokenIn(given) is { } token)
        {
            _token = token;
            return await IsStillGood(cancel);
        }

        return payload is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Object } && IsSomebody(User);
    }

    public async Task<bool> IsStillGood(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var again = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancel };
        again.Request.Path = http.Request.Path;
        again.Request.Scheme = http.Request.Scheme;
        again.Request.Host = http.Request.Host;
        again.Connection.RemoteIpAddress = http.Connection.RemoteIpAddress;
        if (_token is { } token)
        {
            again.Request.Headers.Authorization = token;
        }
        else
        {
            again.Request.Headers.Cookie = http.Request.Headers.Cookie;
        }

        if (await again.AuthenticateAsync() is not { Succeeded: true, Principal: { } user })
        {
            return false;
        }

        User = user;
        return IsSomebody(user);
    }

    private static bool IsSomebody(ClaimsPrincipal user) => user.Identity?.IsAuthenticated is true && Staff.Of(user).Role.Length > 0;

    private static string? TokenIn(JsonElement payload) =>
        payload.EnumerateObject()
            .Where(field => field.Name.Equals(Header, StringComparison.OrdinalIgnoreCase) && field.Value.ValueKind == JsonValueKind.String)
            .Select(field => field.Value.GetString())
            .FirstOrDefault();
}
