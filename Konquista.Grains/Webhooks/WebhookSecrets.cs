using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Konquista.Webhooks;

/// <summary>Makes secrets that prove to a receiver who sent, seals them for the database and opens those that sign an attempt.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("webhook-secret");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The key that signs.</summary>
    public static byte[] Key(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);

    public byte[] Seal(string secret) => _protector.Protect(Encoding.UTF8.GetBytes(secret));

    /// <summary>Those that sign now: the secret, and for a day the one before it. None when the secret cannot be opened here.</summary>
    public IReadOnlyList<string> Of(WebhookRow webhook) => Open(webhook.Secret) is not { } secret ? []
        : webhook.OldSecret is { } old && Open(old) is { } before ? [secret, before]
        : [secret];

    private string? Open(byte[] cipher)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(cipher));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
