using System.Globalization;
using System.Text;

namespace Konquista.WhatsApp;

/// <summary>A text reduced to lower-case words without accents, punctuation or emoji, for comparing what people mean.</summary>
internal static class PlainWords
{
    public static string[] Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Half a surrogate pair, cut off by some sender, would make normalisation throw.</summary>
    public static string WellFormed(string text)
    {
        var runes = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            runes.Append(rune);
        }

        return runes.ToString();
    }
}
