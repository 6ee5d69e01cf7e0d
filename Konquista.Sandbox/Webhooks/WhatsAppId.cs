using System.Buffers.Binary;
using Konquista.Sandbox.Faults;

namespace Konquista.Sandbox.Webhooks;

/// <summary>Message ids that look like WhatsApp's and repeat for the same seed, key and count.</summary>
internal static class WhatsAppId
{
    private const int FirstPurpose = 1 << 20;

    public static string For(Dice dice, ulong key, int count)
    {
        Span<byte> bytes = stackalloc byte[24];
        for (var part = 0; part < 3; part++)
            BinaryPrimitives.WriteUInt64BigEndian(bytes[(part * 8)..], dice.Number(key, count, FirstPurpose + part));
        return $"wamid.HBgM{Convert.ToBase64String(bytes)}";
    }
}
