using System.Security.Cryptography;
using System.Text;

namespace Konquista.WhatsApp;

/// <summary>Meta's proof that a webhook body is its own: HMAC-SHA256 of the raw bytes under the app secret.</summary>
public static class WebhookSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Hub-Signature-256";

    private const string Scheme = "sha256=";

    public static string Sign(ReadOnlySpan<byte> body, string secret) =>
        Scheme + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>False for a missing or malformed header, and always without a secret: an empty key proves nothing.</summary>
    public static bool Verify(ReadOnlySpan<byte> body, string? header, string secret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (string.IsNullOrEmpty(secret)
            || header is null
            || header.Length != Scheme.Length + (2 * claimed.Length)
            || !header.StartsWith(Scheme, StringComparison.Ordinal)
            || Convert.FromHexString(header.AsSpan(Scheme.Length), claimed, out _, out _) is not System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, claimed);
    }
}
