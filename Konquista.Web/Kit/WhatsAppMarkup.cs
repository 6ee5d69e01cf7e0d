using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Konquista.Web.Kit;

/// <summary>A text as WhatsApp shows it: *bold*, _italic_, ~struck~ and ```code```, everything else as it is. Encoded first, so nothing in it becomes markup of its own.</summary>
internal static partial class WhatsAppMarkup
{
    private const int Patience = 1000;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Show(string text)
    {
        var safe = Encoder.Encode(text);
        safe = Code().Replace(safe, "<code>${inside}</code>");
        safe = Bold().Replace(safe, "<strong>${inside}</strong>");
        safe = Italic().Replace(safe, "<em>${inside}</em>");
        safe = Struck().Replace(safe, "<s>${inside}</s>");
        return new HtmlString(safe.Replace("&#xA;", "\n", StringComparison.Ordinal).Replace("&#xD;", "", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"```(?<inside>.+?)```", RegexOptions.Singleline, Patience)]
    private static partial Regex Code();

    // A sign counts at the edge of words only: 2*3*4 stays as it is.
    [GeneratedRegex(@"(?<![\w*])\*(?=\S)(?<inside>[^*\n]+?)(?<=\S)\*(?![\w*])", RegexOptions.None, Patience)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w])_(?=\S)(?<inside>[^_\n]+?)(?<=\S)_(?![\w])", RegexOptions.None, Patience)]
    private static partial Regex Italic();

    [GeneratedRegex(@"(?<![\w~])~(?=\S)(?<inside>[^~\n]+?)(?<=\S)~(?![\w~])", RegexOptions.None, Patience)]
    private static partial Regex Struck();
}
