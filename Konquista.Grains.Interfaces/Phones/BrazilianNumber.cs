namespace Konquista.Phones;

/// <summary>The Brazilian numbering plan: decides whether digits name a Brazilian line, and its one canonical form.</summary>
internal static class BrazilianNumber
{
    public const string CountryCode = "55";

    /// <summary>Reads DDD and subscriber, with or without trunk 0 and carrier, into the canonical digits with country code.</summary>
    public static PhoneRefusal Read(ReadOnlySpan<char> national, out string digits)
    {
        digits = "";
        national = WithoutTrunk(national);
        if (national.Length < 10)
        {
            return national.Length is 8 or 9 ? PhoneRefusal.MissingAreaCode : PhoneRefusal.TooShort;
        }

        if (national.Length > 11)
        {
            return PhoneRefusal.TooLong;
        }

        return AreaCode.Find(national[..2]) is null
            ? PhoneRefusal.UnknownAreaCode
            : ReadSubscriber(national[..2], national[2..], out digits);
    }

    /// <summary>True if a line has this shape in Brazil, whether or not its DDD exists.</summary>
    public static bool LooksLike(ReadOnlySpan<char> national) =>
        national.Length == 10 || (national.Length == 11 && (national[0] == '0' || national[2] == '9'));

    // Eight digits starting with 6–9 are a mobile from before the ninth digit; 2–5 is a landline, which may share
    // its eight digits with a mobile of somebody else.
    private static PhoneRefusal ReadSubscriber(ReadOnlySpan<char> area, ReadOnlySpan<char> subscriber, out string digits)
    {
        var form = (subscriber.Length, subscriber[0]) switch
        {
            (9, '9') => "",
            (8, >= '6') => "9",
            (8, >= '2') => "",
            _ => null,
        };
        digits = form is null ? "" : string.Concat(CountryCode, area, form, subscriber);
        return form is null ? PhoneRefusal.InvalidSubscriber : PhoneRefusal.None;
    }

    private static ReadOnlySpan<char> WithoutTrunk(ReadOnlySpan<char> national)
    {
        if (national.IsEmpty || national[0] != '0')
        {
            return national;
        }

        var rest = national[1..];
        return rest.Length is 12 or 13 ? rest[2..] : rest;
    }
}
