using System.Security.Claims;
using Konquista.Web.Accounts;
using Konquista.Web.Clients;

namespace Konquista.Web.GraphQL;

/// <summary>Who asks in one operation; nobody until the transport says so.</summary>
internal sealed class Asker
{
    private string _id = "";

    public Staff Staff { get; private set; } = new("", "", Guid.Empty);

    /// <summary>The one store whose rows they may see; null for all.</summary>
    public Guid? OnlyStore => Staff.StoreId;

    /// <summary>The name under which their changes are written down.</summary>
    public Actor Actor => new(Staff.Name);

    /// <summary>Names the caller apart from all others, also where two are called the same.</summary>
    public string Caller { get; private set; } = "";

    public void Is(ClaimsPrincipal user)
    {
        (Staff, _id) = (Staff.Of(user), user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "");
        Caller = user.FindFirstValue(ApiPrincipal.ClientClaim) ?? _id;
    }

    /// <summary>True for the person who asks, also when they ask by a token.</summary>
    public bool IsUser(Guid id) => Guid.TryParse(_id, out var own) && own == id;

    public bool May(Permission permission) => Staff.May(permission);
}
