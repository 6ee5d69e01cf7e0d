using System.Text.RegularExpressions;
using Konquista.WhatsApp;

namespace Konquista.Web.Templates;

/// <summary>Decides what is unwise in a text although it may be sent: what reads like spam, and what makes people block a number.</summary>
internal static partial class TextAdvice
{
    /// <summary>Beyond this, WhatsApp folds a message and people stop reading.</summary>
    public const int Comfortable = 700;

    private const int FewestLetters = 20;
    private const double ShoutedShare = 0.4;
    private const int ShoutedWords = 3;

    private static readonly string[] Shorteners =
    [
        "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "cutt.ly", "rebrand.ly", "shorturl.at", "tiny.cc", "buff.ly",
        "encurtador.com.br", "encurta.net", "l1nk.dev", "abre.ai", "bityli.com", "shre.ink", "t.ly",
    ];

    /// <summary>Of a text as it was typed and as one person gets it.</summary>
    public static IEnumerable<TextNote> Of(string typed, string shown, bool opensSequence) =>
        OfItsLinks(typed, shown, opensSequence).Concat(OfItsTone(shown)).Concat(opensSequence && !OptOut.IsOffered(typed)
            ? [TextNote.Advice("Templates.NoOptOut")]
            : []);

    private static IEnumerable<TextNote> OfItsLinks(string typed, string shown, bool opensSequence)
    {
        var links = Link().Matches(typed).Concat(Link().Matches(shown)).ToList();
        if (links.Any(link => link.Groups["scheme"].Value.Equals("http://", StringComparison.OrdinalIgnoreCase)))
        {
            yield return TextNote.Advice("Templates.LinkInsecure");
        }

        if (links.Find(link => Shorteners.Contains(link.Groups["host"].Value.ToLowerInvariant())) is { } shortened)
        {
            yield return TextNote.Advice("Templates.LinkShortened", shortened.Groups["host"].Value);
        }

        var seen = Link().Count(shown);
        if (seen > 1)
        {
            yield return TextNote.Advice("Templates.LinksMany", seen);
        }

        if (opensSequence && links.Count > 0)
        {
            yield return TextNote.Advice("Templates.LinkFirst");
        }
    }

    private static IEnumerable<TextNote> OfItsTone(string shown)
    {
        if (shown.Length > Comfortable)
        {
            yield return TextNote.Advice("Templates.TextLong", Comfortable);
        }

        if (IsShouted(shown))
        {
            yield return TextNote.Advice("Templates.Shouting");
        }
    }

    // The word by which one stops is written in capitals on purpose.
    private static bool IsShouted(string shown)
    {
        var text = Link().Replace(shown, " ");
        var words = Word().Matches(text).Select(word => word.Value).Where(word => !OptOut.IsOptOut(word)).ToList();
        var letters = words.Sum(word => word.Length);
        var loud = words.Where(word => word.Length > 2 && !word.Any(char.IsLower)).ToList();
        return Marks().IsMatch(text)
            || loud.Count >= ShoutedWords
            || (letters >= FewestLetters && loud.Sum(word => word.Length) > letters * ShoutedShare);
    }

    [GeneratedRegex(@"(?<scheme>https?://|www\.|(?<![\w@.-])(?=[\w.-]+\.(com|br|net|org|ly|me|app|site|link|gl|co|cc|at|gd|ai)\b))(?<host>[\w-]+(\.[\w-]+)+)(/\S*)?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"[!?]{3,}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Marks();
}
