using PhoneNumbers;

namespace Konquista.Phones;

/// <summary>Numbers outside Brazil: libphonenumber decides whether they exist, and it is asked for nothing else because it is slow to start.</summary>
internal static class ForeignNumber
{
    private const string Mexico = "52";
    private static readonly Lazy<PhoneNumberUtil> Library = new(PhoneNumberUtil.GetInstance);

    public static PhoneRefusal Read(string international, out string digits)
    {
        digits = "";
        if (international.Length < 7)
        {
            return PhoneRefusal.TooShort;
        }

        if (international.Length > 15)
        {
            return PhoneRefusal.TooLong;
        }

        try
        {
            var number = Library.Value.Parse("+" + WithoutMexicanOne(international), defaultRegion: null);
            if (!Library.Value.IsValidNumber(number))
            {
                return PhoneRefusal.InvalidForeign;
            }

            digits = Library.Value.Format(number, PhoneNumberFormat.E164)[1..];
            return PhoneRefusal.None;
        }
        catch (NumberParseException)
        {
            return PhoneRefusal.InvalidForeign;
        }
    }

    /// <summary>WhatsApp keeps the 1 that Mexico dropped from its mobile numbers in 2019.</summary>
    public static IReadOnlyList<string> PossibleWaIds(string digits) =>
        digits.StartsWith(Mexico, StringComparison.Ordinal) && digits.Length == 12 ? [digits, $"{Mexico}1{digits[2..]}"] : [digits];

    private static string WithoutMexicanOne(string digits) =>
        digits.StartsWith(Mexico + "1", StringComparison.Ordinal) && digits.Length == 13 ? Mexico + digits[3..] : digits;
}
