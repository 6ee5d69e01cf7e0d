using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>The second step at the door: what an app needs to make its codes, and how it is taken away.</summary>
internal static class TwoFactor
{
    public const string On = """{"two_factor": true}""";
    public const string Off = """{"two_factor": false}""";

    // Where ASP.NET Core Identity keeps it.
    private const string Provider = "[AspNetUserStore]";
    private const string Secret = "AuthenticatorKey";

    /// <summary>What the app reads from the picture.</summary>
    public static string Address(User user, string secret) =>
        $"otpauth://totp/Konquista:{Uri.EscapeDataString(user.Email!)}?secret={secret}&issuer=Konquista&digits=6&period=30";

    /// <summary>The secret in groups, for whoever types it.</summary>
    public static string Grouped(string secret) => string.Join(' ', secret.Chunk(4).Select(part => new string(part)));

    public static async Task TurnOffTwoFactor(this UserManager<User> users, User user)
    {
        await users.SetTwoFactorEnabledAsync(user, enabled: false);
        await users.RemoveAuthenticationTokenAsync(user, Provider, Secret);
    }
}
