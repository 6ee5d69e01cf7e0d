using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Konquista.Phones;

/// <summary>What somebody typed, exported or pasted as a phone number, reduced to its digits and whether it began as international.</summary>
internal readonly partial record struct GivenDigits(string Digits, bool IsInternational)
{
    private const int LongestKept = 32;
    private static readonly SearchValues<char> PlainNumber = SearchValues.Create("+0123456789");
    private static readonly string[] Prefixes = ["tel:", "p:", "whatsapp:"];

    public static PhoneRefusal Read(string? given, out GivenDigits read)
    {
        read = default;
        var text = Unwrap(given.AsSpan().Trim());
        if (text.IsEmpty)
        {
            return PhoneRefusal.Empty;
        }

        Span<char> digits = stackalloc char[LongestKept];
        var count = 0;
        var plus = false;
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return Scientific().IsMatch(text) ? PhoneRefusal.Mangled : PhoneRefusal.NotANumber;
            }

            plus |= c is '+' or '＋' && count == 0;
            if (char.IsDigit(c) && count < LongestKept)
            {
                digits[count++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
            }
        }

        read = new(new string(digits[..count]), plus);
        return count == 0 ? PhoneRefusal.NotANumber : PhoneRefusal.None;
    }

    // "p:+5511…" is how Meta's lead ads export a phone, "…@s.whatsapp.net" how gateways name a chat,
    // ="…" and a trailing ".0" what spreadsheets make of a column of digits.
    private static ReadOnlySpan<char> Unwrap(ReadOnlySpan<char> text)
    {
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                text = text[prefix.Length..];
            }
        }

        var at = text.IndexOf('@');
        if (at > 0 && (text[at..] is "@s.whatsapp.net" or "@c.us"))
        {
            text = text[..at];
        }

        return text.EndsWith(".0", StringComparison.Ordinal) && !text[..^2].ContainsAnyExcept(PlainNumber)
            ? text[..^2]
            : text;
    }

    [GeneratedRegex(@"^[=""'\s]*\d+([.,]\d+)?\s*E\s*\+?\d+[""\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scientific();
}
