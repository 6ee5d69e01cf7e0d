using System.Text;

namespace Konquista.Templates;

/// <summary>Alternatives in a text, "{Oi|Olá}", nested if need be: finds their borders and takes one of each.</summary>
internal static class Spintax
{
    private const int Deepest = 8;

    /// <summary>Braces pair up, and are not nested deeper than a person would read.</summary>
    public static bool IsBalanced(string body)
    {
        var depth = 0;
        foreach (var c in body)
        {
            depth += c switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth is < 0 or > Deepest)
            {
                return false;
            }
        }

        return depth == 0;
    }

    /// <summary>Takes for the n-th group the alternative that <paramref name="choose"/> names; the groups must be balanced.</summary>
    public static string Expand(string body, Func<IReadOnlyList<string>, int, string> choose)
    {
        var group = 0;
        return Expand(body, alternatives => choose(alternatives, group++));
    }

    private static string Expand(string body, Func<IReadOnlyList<string>, string> choose)
    {
        var text = new StringBuilder(body.Length);
        var at = 0;
        while (body.IndexOf('{', at) is var open and >= 0)
        {
            var (alternatives, end) = Group(body, open);
            text.Append(body, at, open - at);
            text.Append(choose([.. alternatives.Select(alternative => Expand(alternative, choose))]));
            at = end;
        }

        return text.Append(body, at, body.Length - at).ToString();
    }

    // A bar inside [nome|fallback] or an inner group belongs to that.
    private static (List<string> Alternatives, int End) Group(string body, int open)
    {
        List<string> alternatives = [];
        var (braces, brackets, start, at) = (1, 0, open + 1, open + 1);
        for (; braces > 0; at++)
        {
            braces += body[at] switch { '{' => 1, '}' => -1, _ => 0 };
            brackets = Math.Max(0, brackets + body[at] switch { '[' => 1, ']' => -1, _ => 0 });
            if (braces == 0 || (body[at] == '|' && braces == 1 && brackets == 0))
            {
                alternatives.Add(body[start..at]);
                start = at + 1;
            }
        }

        return (alternatives, at);
    }
}
