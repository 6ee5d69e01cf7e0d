namespace Konquista.Web.Accounts;

/// <summary>What one post of a page asks for, where it is not what the page's other posts ask for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}
