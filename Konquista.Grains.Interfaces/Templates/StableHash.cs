using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Konquista.Templates;

/// <summary>Hashes that are the same in every process and version, for whatever must come out alike a second time: message ids, variants, jitter.</summary>
public static class StableHash
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>64 bits, well mixed (any bits of it may be used); the parts keep their borders: ("ab", "c") is not ("a", "bc").</summary>
    public static ulong Of(params ReadOnlySpan<string> parts)
    {
        var hash = FnvOffset;
        foreach (var part in parts)
        {
            hash = Add(hash, part.Length);
            foreach (var c in part)
            {
                hash = (((hash ^ (byte)c) * FnvPrime) ^ (byte)(c >> 8)) * FnvPrime;
            }
        }

        return Mixed(hash);
    }

    /// <summary>The hash of a seed and a position, to draw several independent choices from one seed.</summary>
    public static ulong Of(ulong seed, int position) => Mixed(Add(Add(Add(FnvOffset, (int)seed), (int)(seed >> 32)), position));

    /// <summary>A version 8 UUID made of SHA-256, for ids that must not collide.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "It names what comes out, beside Of, which gives 64 bits.")]
    public static Guid Guid(params ReadOnlySpan<string> parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        sha.GetHashAndReset(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static ulong Add(ulong hash, int number)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ (byte)(number >> shift)) * FnvPrime;
        }

        return hash;
    }

    // MurmurHash3's finaliser: FNV alone leaves its low bits too regular to choose by remainder.
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
