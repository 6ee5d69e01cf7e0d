using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Konquista.Feed;

/// <summary>A reader's place in the feed, at a fact already read; as text it is opaque and fits into an address.</summary>
/// <param name="Era">Counts the restores after which transaction ids began lower than before.</param>
/// <param name="Xid">The transaction that wrote the fact.</param>
/// <param name="Id">The fact within it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeedCursor(int Era, ulong Xid, long Id)
{
    private const int Bytes = sizeof(int) + sizeof(ulong) + sizeof(long);

    public static bool TryParse(string? text, out FeedCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text?.Length != Base64Url.GetEncodedLength(Bytes)
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != Bytes)
        {
            return false;
        }

        cursor = new(
            BinaryPrimitives.ReadInt32BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(int)..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[(sizeof(int) + sizeof(ulong))..]));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Era);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[sizeof(int)..], Xid);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(sizeof(int) + sizeof(ulong))..], Id);
        return Base64Url.EncodeToString(bytes);
    }
}
