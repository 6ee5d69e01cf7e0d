using System.Security.Claims;

namespace Konquista.Web.Accounts;

/// <summary>Who is signed in, as pages need it: the name under which they act, what they may do, and whose leads they see.
/// Scopes are what a token narrows the role to; null where nothing is narrowed.</summary>
public sealed record Staff(string Name, string Role, Guid? StoreId, IReadOnlySet<Permission>? Scopes = null)
{
    /// <summary>Of a token: the permissions it was given, by their <see cref="Scope"/> names, with spaces between; empty for none.</summary>
    public const string ScopeClaim = "scope";
    public const string StoreClaim = "konquista:store";
    public const string PasswordClaim = "konquista:password";

    /// <summary>Nobody may do anything; a role or store that cannot be read leads here too, and a password that is not one's own.</summary>
    public static Staff Of(ClaimsPrincipal user)
    {
        var name = user.Identity is { IsAuthenticated: true, Name: { } known } ? known : "";
        var role = MustChangePassword(user) ? "" : user.FindFirstValue(ClaimTypes.Role) ?? "";
        var scopes = user.FindFirstValue(ScopeClaim) is { } given ? Scope.Read(given) : null;
        return user.FindFirstValue(StoreClaim) is not { Length: > 0 } store ? new(name, role, StoreId: null, scopes)
            : Guid.TryParse(store, out var id) ? new(name, role, id, scopes)
            : new(name, "", Guid.Empty, scopes);
    }

    public static bool MustChangePassword(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == PasswordClaim);

    public bool May(Permission permission) =>
        Accounts.Role.Allows(Role, permission, StoreId is not null) && Scopes?.Contains(permission) != false;

    /// <summary>True for what belongs to their store, or to any if they work for all.</summary>
    public bool Sees(Guid? store) => StoreId is null || StoreId == store;
}
