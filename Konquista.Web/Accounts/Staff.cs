using System.Security.Claims;

namespace Konquista.Web.Accounts;

/// <summary>Who is signed in, as pages need it: the name under which they act, what they may do, and whose leads they see.</summary>
public sealed record Staff(string Name, string Role, Guid? StoreId)
{
    public const string StoreClaim = "konquista:store";
    public const string PasswordClaim = "konquista:password";

    /// <summary>Nobody may do anything; a role or store that cannot be read leads here too, and a password that is not one's own.</summary>
    public static Staff Of(ClaimsPrincipal user)
    {
        var name = user.Identity is { IsAuthenticated: true, Name: { } known } ? known : "";
        var role = MustChangePassword(user) ? "" : user.FindFirstValue(ClaimTypes.Role) ?? "";
        return user.FindFirstValue(StoreClaim) is not { Length: > 0 } store ? new(name, role, StoreId: null)
            : Guid.TryParse(store, out var id) ? new(name, role, id)
            : new(name, "", Guid.Empty);
    }

    public static bool MustChangePassword(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == PasswordClaim);

    public bool May(Permission permission) => Accounts.Role.Allows(Role, permission, StoreId is not null);

    /// <summary>True for what belongs to their store, or to any if they work for all.</summary>
    public bool Sees(Guid? store) => StoreId is null || StoreId == store;
}
