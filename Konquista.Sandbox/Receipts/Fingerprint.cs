using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Konquista.Sandbox.Receipts;

/// <summary>The first 64 bits of a SHA-256: how texts, tokens and message ids are compared without being kept.</summary>
internal static class Fingerprint
{
    public static ulong Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= 1024)
        {
            Span<byte> bytes = stackalloc byte[most];
            SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        }
        else
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        }

        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    public static string Text(ulong fingerprint) => fingerprint.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    public static ulong Pair(ulong one, ulong other) => (one * 0x9E3779B97F4A7C15) ^ ((other << 31) | (other >> 33));
}
