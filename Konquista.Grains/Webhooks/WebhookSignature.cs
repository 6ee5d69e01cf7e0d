using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Konquista.Webhooks;

/// <summary>Signs what is sent as the Standard Webhooks specification says: HMAC-SHA256 over id, moment and body, so that a receiver knows who sent it and that it is not an old one come again.</summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string Header = "webhook-signature";

    /// <summary>One signature for each secret that holds now, separated by a space.</summary>
    public static string Of(IEnumerable<string> secrets, string id, DateTimeOffset at, string body) =>
        string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(WebhookSecrets.Key(secret), Signed(id, at, body)))));

    /// <summary>Seconds since 1970, as the header carries them.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Signed(string id, DateTimeOffset at, string body) => Encoding.UTF8.GetBytes($"{id}.{Timestamp(at)}.{body}");
}
