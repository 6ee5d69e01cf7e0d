using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Konquista.WhatsApp;

/// <summary>
/// A code in a first message to us, by which we know where its writer comes from: six capitals and digits without those that look alike,
/// at least one of each, so that hardly a word is taken for one.
/// </summary>
public static partial class ChatCode
{
    public const int Length = 6;

    /// <summary>Among more candidates than these the code was not given, but searched for.</summary>
    private const int MostInOneText = 5;

    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    public static string New()
    {
        var code = RandomNumberGenerator.GetItems<char>(Letters + Digits, Length);
        code[RandomNumberGenerator.GetInt32(3)] = RandomNumberGenerator.GetItems<char>(Digits, 1)[0];
        code[3 + RandomNumberGenerator.GetInt32(3)] = RandomNumberGenerator.GetItems<char>(Letters, 1)[0];
        return new(code);
    }

    /// <summary>What could be a code in a text, in the order of the text; people may have written it in small letters.</summary>
    public static IReadOnlyList<string> In(string text) =>
    [
        .. Candidate().Matches(text).Select(match => match.Value.ToUpperInvariant())
            .Where(code => code.Any(char.IsAsciiDigit) && code.Any(char.IsAsciiLetter))
            .Take(MostInOneText),
    ];

    /// <summary>True when a text says what was proposed with a code, and no word of its own; case, accents and signs do not matter.</summary>
    public static bool IsOnly(string text, string proposed, string code) =>
        PlainWords.Of($"{proposed} {code}").SequenceEqual(PlainWords.Of(text), StringComparer.Ordinal);

    [GeneratedRegex("(?<![A-Za-z0-9])[A-HJ-NP-Za-hj-np-z2-9]{6}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Candidate();
}
