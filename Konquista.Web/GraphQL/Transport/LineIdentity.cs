using System.Security.Claims;
using System.Text.Json;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authentication;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>Who is at a line that stays open: by the cookie or token of the request that opened it, or by the token in a socket's first message; asked again while it lasts.</summary>
internal sealed class LineIdentity(HttpContext http, IServiceScopeFactory scopes)
{
    private const string Header = "Authorization";
    private string? _token = http.Request.Headers.Authorization.ToString() is { Length: > 0 } given ? given : null;

    private bool _isKnown = http.User.Identity?.IsAuthenticated is true;

    public ClaimsPrincipal User { get; private set; } = http.User;

    public async Task<bool> IsAccepted(JsonElement? payload, CancellationToken cancel)
    {
        if (payload is { ValueKind: JsonValueKind.Object } given && TokenIn(given) is { } token)
        {
            (_token, _isKnown) = (token, false);
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

        var isSame = !_isKnown || IsSame(Staff.Of(User), Staff.Of(user));
        (User, _isKnown) = (user, true);
        return isSame && IsSomebody(user);
    }

    // What runs was allowed to somebody who might do other things by now: they come in again.
    private static bool IsSame(Staff before, Staff now) =>
        before.Role == now.Role && before.StoreId == now.StoreId
        && (before.Scopes is null ? now.Scopes is null : now.Scopes is not null && before.Scopes.SetEquals(now.Scopes));

    private static bool IsSomebody(ClaimsPrincipal user) => user.Identity?.IsAuthenticated is true && Staff.Of(user).Role.Length > 0;

    private static string? TokenIn(JsonElement payload) =>
        payload.EnumerateObject()
            .Where(field => field.Name.Equals(Header, StringComparison.OrdinalIgnoreCase) && field.Value.ValueKind == JsonValueKind.String)
            .Select(field => field.Value.GetString())
            .FirstOrDefault();
}
