using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Konquista.Phones;

/// <summary>Seals tokens for the database and opens them for a send; the key lives in a file of the silos, outside the database.</summary>
internal sealed class PhoneTokens(IDataProtectionProvider protection)
{
    private const int TailLength = 4;

    private readonly IDataProtector _protector = protection.CreateProtector("phone-token");

    public byte[] Seal(string token) => _protector.Protect(Encoding.UTF8.GetBytes(token));

    public string Open(byte[] cipher) => Encoding.UTF8.GetString(_protector.Unprotect(cipher));

    /// <summary>What people may see of a token.</summary>
    public static string Tail(string token) => token.Length > 3 * TailLength ? token[^TailLength..] : "";
}
