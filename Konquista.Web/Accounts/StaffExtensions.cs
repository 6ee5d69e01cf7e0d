using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Accounts;

/// <summary>The short way from a page to who is using it.</summary>
internal static class StaffExtensions
{
    public static bool May(this ClaimsPrincipal user, Permission permission) => Staff.Of(user).May(permission);

    /// <summary>The one store whose rows this person may see; null for all.</summary>
    public static Guid? OnlyStore(this ClaimsPrincipal user) => Staff.Of(user).StoreId;

    /// <summary>True for who reads people's numbers whole.</summary>
    public static bool SeesNumbers(this ClaimsPrincipal user) => user.May(Permission.SeeNumbers);

    /// <summary>True for what belongs to the store of this person, or to any if they work for all.</summary>
    public static bool Sees(this ClaimsPrincipal user, Guid? store) => Staff.Of(user).Sees(store);

    /// <summary>For pages where one handler asks for more than the page itself.</summary>
    public static bool May(this PageModel page, Permission permission) => page.User.May(permission);

    public static Actor Actor(this PageModel page) => new(Staff.Of(page.User).Name);
}
