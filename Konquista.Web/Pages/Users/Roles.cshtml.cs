using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Users;

[Allows(Permission.Users)]
internal sealed class RolesModel : PageModel
{
    public static IEnumerable<Permission> Of(string role) =>
        Enum.GetValues<Permission>().Where(permission => Role.Allows(role, permission, ofOneStore: false));

    public static RoleStanding Standing(string role, Permission permission) =>
        Role.Allows(role, permission, ofOneStore: true) ? RoleStanding.May
        : Role.Allows(role, permission, ofOneStore: false) ? RoleStanding.OfAllStores
        : RoleStanding.MayNot;
}

/// <summary>How a role stands to a permission.</summary>
internal enum RoleStanding
{
    May,

    /// <summary>Only who works for all stores.</summary>
    OfAllStores,

    MayNot,
}
