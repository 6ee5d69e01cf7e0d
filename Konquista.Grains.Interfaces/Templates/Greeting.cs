using System.Text.RegularExpressions;

namespace Konquista.Templates;

/// <summary>What a text becomes for a person whose name we do not know: the name goes, and with it the comma and space that led to it.</summary>
internal static partial class Greeting
{
    private static readonly string[] Names = ["nome", "primeiro_nome"];

    public static string WithoutEmptyNames(string text, IReadOnlyDictionary<string, string> values) => Name().Replace(text, match =>
    {
        var name = MessageText.Canonical(match.Groups["name"].Value);
        if (!Names.Contains(name, StringComparer.Ordinal) || values.GetValueOrDefault(name) is { Length: > 0 })
        {
            return match.Value;
        }

        // "[nome], tudo bem?" begins with what follows: "Tudo bem?"
        var next = match.Groups["next"].Value;
        var isMidSentence = match.Groups["lead"].Success;
        return isMidSentence ? match.Groups["pause"].Value + next : match.Groups["space"].Value + next.ToUpperInvariant();
    });

    [GeneratedRegex(
        @"((?<=[.!?…])(?<space>[ \t]+)|(?<lead>,[ \t]*|[ \t]+))?(?<mark>[*_~]?)\[\s*(?<name>[\p{L}_]+)\s*\]\k<mark>(?<pause>[,!.?:;]*[ \t]*)(?<next>\p{Ll}?)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Name();
}
