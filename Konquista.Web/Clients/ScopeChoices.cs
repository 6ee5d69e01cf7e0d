using Konquista.Web.Accounts;

namespace Konquista.Web.Clients;

/// <summary>The permissions that somebody may give to a program, and those that are ticked: nobody gives what they do not have.</summary>
internal sealed record ScopeChoices(IReadOnlyList<Permission> Offered, IReadOnlySet<Permission> Chosen)
{
    /// <summary>For a token of one's own.</summary>
    public static ScopeChoices Of(Staff staff, IEnumerable<string> chosen) => new([.. Enum.GetValues<Permission>().Where(staff.May)], Read(chosen));

    /// <summary>For a program, which is never a person of the business.</summary>
    public static ScopeChoices ForClient(Staff staff, IEnumerable<string> chosen) =>
        new([.. Enum.GetValues<Permission>().Where(one => staff.May(one) && Role.Allows(Role.Client, one, ofOneStore: false))], Read(chosen));

    /// <summary>True when what is ticked may be given, and is something.</summary>
    public bool Allowed => Chosen.Count > 0 && Chosen.All(Offered.Contains);

    public string Written => Scope.Write(Chosen);

    private static IReadOnlySet<Permission> Read(IEnumerable<string> chosen) => Scope.Read(string.Join(' ', chosen));
}
