using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>What someone who signs in is there for.</summary>
internal sealed class Role : IdentityRole<Guid>
{
    public const string Owner = "owner";
    public const string Manager = "manager";
    public const string Attendant = "attendant";
    public const string Viewer = "viewer";

    public static IReadOnlyList<string> All { get; } = [Owner, Manager, Attendant, Viewer];
}
