using System.Security.Cryptography;
using System.Text;

namespace Konquista.Web.Clients;

/// <summary>A text that proves somebody: 256 bits of chance and a check sum, so that what was typed wrong is told without asking anybody.</summary>
internal static class Secret
{
    public const string OfUser = "kq_pat_";
    public const string OfClient = "kq_sec_";
    public const string Refresh = "kq_ref_";

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Bytes = 32;
    private const int Length = 43;
    private const int CheckLength = 6;
    private const uint Polynomial = 0xEDB88320;

    public static string New(string prefix)
    {
        var body = Base62(new(RandomNumberGenerator.GetBytes(Bytes), isUnsigned: true), Length);
        return prefix + body + Check(prefix + body);
    }

    /// <summary>False for what was never made here; true says nothing about whether it is still good.</summary>
    public static bool Reads(string prefix, string? given) =>
        given is not null && given.Length == prefix.Length + Length + CheckLength
        && given.StartsWith(prefix, StringComparison.Ordinal)
        && given.EndsWith(Check(given[..^CheckLength]), StringComparison.Ordinal);

    /// <summary>What is kept of it: it is chance already, so nothing slower is needed.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Check(string text) => Base62(Crc(Encoding.UTF8.GetBytes(text)), CheckLength);

    private static uint Crc(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ Polynomial : sum >> 1;
            }
        }

        return ~sum;
    }

    private static string Base62(System.Numerics.BigInteger number, int length) => string.Create(length, number, static (letters, rest) =>
    {
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            rest = System.Numerics.BigInteger.DivRem(rest, Letters.Length, out var letter);
            letters[at] = Letters[(int)letter];
        }
    });
}
