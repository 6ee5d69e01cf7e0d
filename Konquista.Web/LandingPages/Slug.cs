using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Konquista.Web.LandingPages;

/// <summary>The last part of a page's address: small letters, digits and hyphens; decides which words are not to be had.</summary>
internal static partial class Slug
{
    public const int Longest = 60;
    public const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private const string Nameless = "pagina";

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "admin", "api", "p", "l", "www", "app", "graphql", "webhooks", "media", "health", "live", "lib", "static", "assets", "account", "sign-in",
        "sign-out", "login", "logout", "error", "kit", "leads", "users", "settings", "campaigns", "templates", "phones", "messages",
        "imports", "stores", "audit", "thanks", "obrigado", "preview", "new", "edit", "null", "undefined", "konquista", "robots", "favicon",
    };

    /// <summary>Made from a name: without accents, and never one that is reserved.</summary>
    public static string Of(string name)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
        var slug = Other().Replace(plain.ToLowerInvariant(), "-").Trim('-');
        slug = (slug.Length > Longest ? slug[..Longest] : slug).Trim('-');
        return slug.Length == 0 ? Nameless : IsReserved(slug) ? $"{Nameless}-{slug}" : slug;
    }

    public static bool IsReserved(string slug) => Reserved.Contains(slug);

    public static bool IsWellFormed(string slug) => slug.Length is > 0 and <= Longest && WellFormed().IsMatch(slug);

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Other();

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WellFormed();
}
