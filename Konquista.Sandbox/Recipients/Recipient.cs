using System.Globalization;

namespace Konquista.Sandbox.Recipients;

/// <summary>A person's number in full digits; decides which form WhatsApp would know a Brazilian mobile by.</summary>
internal readonly record struct Recipient(long Digits)
{
    private const int FirstRegionWithoutTheNine = 31;

    public ulong Key => (ulong)Digits;

    // An account older than the ninth digit keeps its id without it; only subscribers that began with 6 to 9 existed then.
    public string WaId
    {
        get
        {
            var all = ToString();
            var isOld = all.Length == 13 && all.StartsWith("55", StringComparison.Ordinal) && all[4] == '9' && all[5] >= '6'
                && int.Parse(all.AsSpan(2, 2), CultureInfo.InvariantCulture) >= FirstRegionWithoutTheNine;
            return isOld ? all.Remove(4, 1) : all;
        }
    }

    public static bool TryParse(string? given, out Recipient recipient)
    {
        recipient = default;
        if (given is not { Length: > 0 and <= 40 })
            return false;

        Span<char> digits = stackalloc char[given.Length + 3];
        var length = 0;
        foreach (var sign in given)
        {
            if (char.IsAsciiDigit(sign))
                digits[length++] = sign;
            else if (sign is not (' ' or '-' or '(' or ')' or '+' or '.'))
                return false;
        }

        if (length is 10 or 11 && !given.StartsWith('+'))
            Insert(digits, ref length, 0, "55");
        if (length == 12 && digits is ['5', '5', _, _, >= '6', ..])
            Insert(digits, ref length, 4, "9");
        if (length is < 8 or > 15)
            return false;
        recipient = new(long.Parse(digits[..length], CultureInfo.InvariantCulture));
        return true;
    }

    public override string ToString() => Digits.ToString(CultureInfo.InvariantCulture);

    private static void Insert(Span<char> digits, ref int length, int at, string what)
    {
        digits[at..length].CopyTo(digits[(at + what.Length)..]);
        what.CopyTo(digits[at..]);
        length += what.Length;
    }
}
