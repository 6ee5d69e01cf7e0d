using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>What someone who signs in is there for, and what that allows.</summary>
internal sealed class Role : IdentityRole<Guid>
{
    public const string Owner = "owner";
    public const string Manager = "manager";
    public const string Attendant = "attendant";
    public const string Viewer = "viewer";

    private static readonly Dictionary<string, Permission[]> Allowed = new(StringComparer.Ordinal)
    {
        [Owner] = Enum.GetValues<Permission>(),
        [Manager] =
        [
            Permission.See, Permission.Answer, Permission.EditLeads, Permission.ManyLeads, Permission.Export, Permission.Import,
            Permission.Phones, Permission.Sending, Permission.Campaigns, Permission.Templates, Permission.LandingPages,
            Permission.Replies,
        ],
        [Attendant] = [Permission.See, Permission.Answer, Permission.EditLeads],
        [Viewer] = [Permission.See],
    };

    // Who belongs to one store changes nothing that touches the others.
    private static readonly Permission[] OfAllStores =
    [
        Permission.Import, Permission.Sending, Permission.Campaigns, Permission.Templates, Permission.LandingPages, Permission.Stores,
        Permission.Settings, Permission.Users, Permission.Audit,
    ];

    public static IReadOnlyList<string> All { get; } = [Owner, Manager, Attendant, Viewer];

    /// <summary>False for a role that does not exist.</summary>
    public static bool Allows(string role, Permission permission, bool ofOneStore) =>
        Allowed.TryGetValue(role, out var permissions)
        && permissions.Contains(permission)
        && !(ofOneStore && OfAllStores.Contains(permission));
}
