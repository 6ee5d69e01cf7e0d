using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Konquista.Web.Accounts;

/// <summary>Writes into the cookie which store somebody belongs to, and whether their password was given to them.</summary>
internal sealed class StaffClaims(UserManager<User> users, RoleManager<Role> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, Role>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        if (user.StoreId is { } store)
        {
            claims.AddClaim(new(Staff.StoreClaim, store.ToString()));
        }

        if (user.MustChangePassword)
        {
            claims.AddClaim(new(Staff.PasswordClaim, "once"));
        }

        return claims;
    }
}
