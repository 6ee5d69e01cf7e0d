using System.Globalization;
using System.Text;

namespace Konquista.Leads;

/// <summary>A word as it is compared: upper case, without accents, single spaces.</summary>
public static class PlainTag
{
    public static string Of(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in WellFormed(text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                plain.Append(plain.Length > 0 && plain[^1] != ' ' ? " " : "");
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToUpperInvariant(c));
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>Half a surrogate pair, cut off by some export, would make normalisation throw.</summary>
    private static string WellFormed(string text)
    {
        var runes = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            runes.Append(rune);
        }

        return runes.ToString();
    }
}
