using System.Diagnostics.CodeAnalysis;

namespace Konquista.Phones;

/// <summary>The canonical identity of a phone line: everything a person or provider may write for one line becomes one of these.</summary>
[GenerateSerializer, Immutable, Alias("Konquista.Phones.PhoneNumber")]
public sealed record PhoneNumber
{
    private PhoneNumber(string digits) => Digits = digits;

    /// <summary>E.164 without the plus: country code first.</summary>
    [Id(0)]
    public string Digits { get; }

    public string E164 => "+" + Digits;

    public bool IsBrazilian => Digits.StartsWith(BrazilianNumber.CountryCode, StringComparison.Ordinal);

    /// <summary>True for Brazilian mobiles only; a foreign number is neither mobile nor landline to us.</summary>
    public bool IsMobile => IsBrazilian && Digits.Length == 13;

    public bool IsLandline => IsBrazilian && Digits.Length == 12;

    public AreaCode? AreaCode => IsBrazilian ? AreaCode.Find(Digits.AsSpan(2, 2)) : null;

    /// <summary>"(11) 99999-0001" in Brazil, E.164 elsewhere.</summary>
    public string National => IsBrazilian ? $"({Digits[2..4]}) {Digits[4..^4]}-{Digits[^4..]}" : E164;

    /// <summary>Safe to show where the line must be recognised but not read: "+55 11 9••••-••01".</summary>
    public string Masked => this switch
    {
        { IsMobile: true } => $"+55 {Digits[2..4]} 9••••-••{Digits[^2..]}",
        { IsLandline: true } => $"+55 {Digits[2..4]} ••••-••{Digits[^2..]}",
        _ => $"+{Digits[..2]}{new string('•', Digits.Length - 4)}{Digits[^2..]}",
    };

    /// <summary>The ids under which WhatsApp may know this line, the likelier first: old accounts lack the ninth digit.</summary>
    public IReadOnlyList<string> PossibleWaIds => this switch
    {
        { IsMobile: true } => [Digits, string.Concat(Digits.AsSpan(0, 4), Digits.AsSpan(5))],
        { IsBrazilian: true } => [Digits],
        _ => ForeignNumber.PossibleWaIds(Digits),
    };

    /// <summary>Reads what a person, file or form gave; without a plus or 00 it is Brazilian if it can be.</summary>
    public static bool TryParse(string? given, [NotNullWhen(true)] out PhoneNumber? number, out PhoneRefusal refusal)
    {
        var digits = "";
        refusal = GivenDigits.Read(given, out var read);
        if (refusal is PhoneRefusal.None)
        {
            refusal = Read(read, out digits);
        }

        number = refusal is PhoneRefusal.None ? new(digits) : null;
        return number is not null;
    }

    /// <summary>Reads an id that WhatsApp gave: always international, and perhaps without the ninth digit.</summary>
    public static bool TryFromWaId(string? waId, [NotNullWhen(true)] out PhoneNumber? number, out PhoneRefusal refusal) =>
        TryParse(waId is null or "" or ['+', ..] ? waId : "+" + waId, out number, out refusal);

    /// <summary>Reads a number that was canonical when it was stored.</summary>
    public static PhoneNumber Parse(string canonical) =>
        TryParse(canonical, out var number, out var refusal)
            ? number
            : throw new FormatException($"A stored phone number cannot be read: {refusal}.");

    /// <summary>Masked, so that no log or exception can carry the number by accident.</summary>
    public override string ToString() => Masked;

    private static PhoneRefusal Read(GivenDigits given, out string digits)
    {
        var all = given.Digits;
        var isExit = !given.IsInternational && all.StartsWith("00", StringComparison.Ordinal);
        var international = given.IsInternational || isExit ? all.TrimStart('0') : all;
        if (isExit && international.Length < 10)
        {
            // "(00) 90000-1234" is a form filled in to please it, not a call to Turkey.
            digits = "";
            return PhoneRefusal.UnknownAreaCode;
        }

        if (international.StartsWith(BrazilianNumber.CountryCode, StringComparison.Ordinal)
            && (given.IsInternational || isExit || international.Length > 11))
        {
            return BrazilianNumber.Read(international.AsSpan(2), out digits);
        }

        return given.IsInternational || isExit ? ForeignNumber.Read(international, out digits) : ReadUnmarked(all, out digits);
    }

    private static PhoneRefusal ReadUnmarked(string all, out string digits)
    {
        var refusal = BrazilianNumber.Read(all, out digits);
        var mayBeForeign = refusal is not (PhoneRefusal.None or PhoneRefusal.TooShort or PhoneRefusal.MissingAreaCode)
            && all[0] != '0'
            && !all.StartsWith(BrazilianNumber.CountryCode, StringComparison.Ordinal)
            && !BrazilianNumber.LooksLike(all);
        return mayBeForeign && ForeignNumber.Read(all, out digits) is PhoneRefusal.None ? PhoneRefusal.None : refusal;
    }
}
