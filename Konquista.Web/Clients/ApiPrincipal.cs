using System.Globalization;
using System.Security.Claims;
using Konquista.Web.Accounts;

namespace Konquista.Web.Clients;

/// <summary>Who came in by a token, as <see cref="Staff.Of"/> reads it.</summary>
internal sealed record ApiPrincipal(Guid Id, string Name, string Role, Guid? StoreId, string Scopes, Guid TokenOf, DateTime Expires)
{
    /// <summary>The program or the token that asks, for whoever counts requests.</summary>
    public const string ClientClaim = "konquista:client";
    public const string ExpiresClaim = "exp";

    public ClaimsPrincipal Claims(string scheme)
    {
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, Id.ToString()),
            new(ClaimTypes.Name, Name),
            new(ClaimTypes.Role, Role),
            new(Staff.ScopeClaim, Scopes),
            new(ClientClaim, TokenOf.ToString()),
            new(ExpiresClaim, new DateTimeOffset(Expires, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ], scheme);
        if (StoreId is { } store)
        {
            identity.AddClaim(new(Staff.StoreClaim, store.ToString()));
        }

        return new(identity);
    }
}
