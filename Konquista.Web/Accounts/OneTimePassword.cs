using System.Security.Cryptography;

namespace Konquista.Web.Accounts;

/// <summary>A password that is shown once and opens nothing but the page on which another is chosen.</summary>
internal sealed record OneTimePassword(string Email, string Password)
{
    // Without the letters and digits that are taken for each other.
    private const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static OneTimePassword For(string email) =>
        new(email, string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4))));

    // A record prints its properties, and this one must not be printed.
    public override string ToString() => nameof(OneTimePassword);
}
