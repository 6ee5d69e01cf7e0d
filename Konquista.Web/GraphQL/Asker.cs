using System.Security.Claims;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL;

/// <summary>Who asks in one operation; nobody until the transport says so.</summary>
internal sealed class Asker
{
    public Staff Staff { get; private set; } = new("", "", Guid.Empty);

    /// <summary>The one store whose rows they may see; null for all.</summary>
    public Guid? OnlyStore => Staff.StoreId;

    /// <summary>The name under which their changes are written down.</summary>
    public Actor Actor => new(Staff.Name);

    public void Is(ClaimsPrincipal user) => Staff = Staff.Of(user);

    public bool May(Permission permission) => Staff.May(permission);
}
