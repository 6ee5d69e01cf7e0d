using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Konquista.Web.Accounts;

/// <summary>What an address carries to open one thing once; only its hash is kept.</summary>
internal sealed record Ticket(string Secret, byte[] Hash)
{
    private const int Bytes = 32;

    public static Ticket New()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new(secret, HashOf(secret));
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    // A record prints its properties, and this one must not be printed.
    public override string ToString() => nameof(Ticket);
}
