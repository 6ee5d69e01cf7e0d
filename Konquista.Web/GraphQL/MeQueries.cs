using System.ComponentModel;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL;

/// <summary>What a caller may ask about themselves.</summary>
internal sealed class MeQueries(Asker asker)
{
    [May]
    [Description("Who you are here and what you may do.")]
    public Me Me() => new(asker.Staff);
}

/// <summary>Who asks, as the schema shows them.</summary>
[May]
[Description("Who asks, and what they may do.")]
internal sealed class Me(Staff staff)
{
    [Description("The name under which your changes are written down.")]
    public string Name => staff.Name;

    [Description("What you are there for, such as owner, attendant or client.")]
    public string Role => staff.Role;

    [Description("The one unit whose people you see; null for all.")]
    public Guid? StoreId => staff.StoreId;

    [Description("What you may do, by the names that scopes have.")]
    public IEnumerable<string> Scopes => Enum.GetValues<Permission>().Where(staff.May).Select(Scope.Name);
}
