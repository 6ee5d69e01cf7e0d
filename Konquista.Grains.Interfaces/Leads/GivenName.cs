using System.Globalization;
using System.Text;

namespace Konquista.Leads;

/// <summary>How a first name is taken out of a line of text and spelt: letters, accents, apostrophe and hyphen, no shouting.</summary>
internal static class GivenName
{
    public static IEnumerable<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Replace('´', '\'').Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            plain.Append(Kept(rune));
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('\'', '-'))
            .Where(word => word.Length > 0);
    }

    /// <summary>ANA and ana become Ana, D'ÁVILA becomes D'Ávila; McGregor stays.</summary>
    public static string Spelt(string word)
    {
        var upper = word.Count(char.IsUpper);
        var isSpelt = char.IsUpper(word[0]) && upper * 2 <= word.Count(char.IsLetter);
        return Capitalised(isSpelt ? word : word.ToLowerInvariant());
    }

    private static string Capitalised(string word)
    {
        var spelt = word.ToCharArray();
        for (var i = 0; i < spelt.Length; i++)
        {
            if (i == 0 || spelt[i - 1] is '\'' or '-')
            {
                spelt[i] = char.ToUpperInvariant(spelt[i]);
            }
        }

        return new string(spelt);
    }

    private static string Kept(Rune rune) => rune.Value switch
    {
        '\'' or '’' or '‘' or 'ʼ' => "'",
        '-' or '‐' or '‑' => "-",
        >= 0xFE00 and <= 0xFE0F => " ",
        _ when Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark => rune.ToString(),
        _ => " ",
    };
}
