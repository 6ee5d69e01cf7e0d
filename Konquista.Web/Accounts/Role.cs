using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>What someone who signs in is there for, and what that allows.</summary>
internal sealed class Role : IdentityRole<Guid>
{
    public const string Owner = "owner";
    public const string Marketing = "marketing";
    public const string Manager = "manager";
    public const string Attendant = "attendant";
    public const string Operator = "operator";
    public const string Viewer = "viewer";

    /// <summary>A program that comes in by a token of its own; its scopes narrow what is allowed here.</summary>
    public const string Client = "client";

    private static readonly Dictionary<string, Permission[]> Allowed = new(StringComparer.Ordinal)
    {
        [Owner] = Enum.GetValues<Permission>(),
        [Marketing] =
        [
            Permission.See, Permission.Reveal, Permission.EditLeads, Permission.ManyLeads, Permission.Export, Permission.Import,
            Permission.Campaigns, Permission.Templates, Permission.LandingPages, Permission.Replies,
        ],
        [Manager] =
        [
            Permission.See, Permission.SeeNumbers, Permission.Answer, Permission.EditLeads, Permission.ManyLeads, Permission.Export,
            Permission.Import, Permission.Phones, Permission.Sending, Permission.Campaigns, Permission.Templates,
            Permission.LandingPages, Permission.Replies,
        ],
        [Attendant] = [Permission.See, Permission.SeeNumbers, Permission.Answer, Permission.EditLeads],
        [Operator] =
        [
            Permission.See, Permission.Reveal, Permission.Phones, Permission.Sending, Permission.Settings, Permission.Audit,
            Permission.Integrations,
        ],
        [Viewer] = [Permission.See],
        [Client] =
        [
            Permission.See, Permission.SeeNumbers, Permission.Answer, Permission.EditLeads, Permission.ManyLeads, Permission.Export,
            Permission.Import, Permission.Phones, Permission.Sending, Permission.Campaigns, Permission.Templates,
            Permission.LandingPages, Permission.Replies, Permission.Stores, Permission.Settings,
        ],
    };

    // Who belongs to one store changes nothing that touches the others.
    private static readonly Permission[] OfAllStores =
    [
        Permission.Import, Permission.Sending, Permission.Campaigns, Permission.Templates, Permission.LandingPages, Permission.Stores,
        Permission.Settings, Permission.Users, Permission.Audit, Permission.Integrations,
    ];

    /// <summary>What a person may be there for.</summary>
    public static IReadOnlyList<string> All { get; } = [Owner, Marketing, Manager, Attendant, Operator, Viewer];

    /// <summary>The rows of the table, people's and programs'.</summary>
    public static IReadOnlyList<string> Table { get; } = [.. All, Client];

    /// <summary>False for a role that does not exist.</summary>
    public static bool Allows(string role, Permission permission, bool ofOneStore) =>
        Allowed.TryGetValue(role, out var permissions)
        && permissions.Contains(permission)
        && !(ofOneStore && OfAllStores.Contains(permission));
}
