using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Konquista.Web.Accounts;

/// <summary>The name by which a token is given a permission: that of the permission in small letters, as in see-numbers.</summary>
internal static partial class Scope
{
    private static readonly FrozenDictionary<string, Permission> Known =
        Enum.GetValues<Permission>().ToFrozenDictionary(Name, StringComparer.Ordinal);

    public static string Name(Permission permission) => Inside().Replace(permission.ToString(), "-").ToLowerInvariant();

    public static string Write(IEnumerable<Permission> permissions) => string.Join(' ', permissions.Order().Select(Name));

    /// <summary>A name that is not known gives nothing.</summary>
    public static IReadOnlySet<Permission> Read(string given) => given
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(Known.ContainsKey)
        .Select(name => Known[name])
        .ToHashSet();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inside();
}
