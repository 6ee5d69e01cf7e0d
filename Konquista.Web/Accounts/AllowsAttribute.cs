using Microsoft.AspNetCore.Authorization;

namespace Konquista.Web.Accounts;

/// <summary>Opens a page to those who may look at it, and its posts to those who may change what it shows.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowsAttribute(Permission look, Permission change) : AuthorizeAttribute(look.ToString())
{
    public AllowsAttribute(Permission both)
        : this(both, both)
    {
    }

    public Permission Look => look;

    public Permission Change => change;
}
