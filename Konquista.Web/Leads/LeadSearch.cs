using Konquista.Phones;

namespace Konquista.Web.Leads;

/// <summary>What a person typed to find leads: part of a name, or a number in any form, whole or in part.</summary>
internal sealed record LeadSearch(string? Name, string[]? Phones, string? PhonePart)
{
    private const int WithoutAreaCode = 8;
    private const int FewestDigits = 3;

    public static LeadSearch None { get; } = new(null, null, null);

    /// <summary>Finds nobody: part of a number would tell who may not see it the rest, digit by digit.</summary>
    public static LeadSearch TooLittle { get; } = new(null, [], null);

    /// <summary><paramref name="parts"/> of a number are looked for only by who may see it whole.</summary>
    public static LeadSearch Read(string? typed, bool parts)
    {
        var text = typed?.Trim() ?? "";
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return text.Length == 0 ? None
            : text.Any(char.IsLetter) || digits.Length < FewestDigits ? new($"%{Escape(text.ToLowerInvariant())}%", null, null)
            : PhoneNumber.TryParse(text, out var number, out _) ? new(null, [number.Digits, number.E164], null)
            : !parts ? TooLittle
            : digits.Length is WithoutAreaCode or WithoutAreaCode + 1 ? new(null, AnyArea(digits), null)
            : new(null, null, $"%{digits.TrimStart('0')}%");
    }

    /// <summary>Somebody remembers a number without its area code: it is looked for under every code there may be.</summary>
    private static string[] AnyArea(string digits) =>
    [
        .. Enumerable.Range(11, 89)
            .Select(code => PhoneNumber.TryParse($"+55{code}{digits}", out var number, out _) ? number : null)
            .OfType<PhoneNumber>()
            .SelectMany(number => new[] { number.Digits, number.E164 }),
    ];

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
