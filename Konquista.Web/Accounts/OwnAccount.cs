using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>
/// What somebody does with the keys to their own account. Whoever asks stays signed in; where a password is asked for, a wrong one counts
/// as it does at the door.
/// </summary>
internal sealed class OwnAccount(UserManager<User> users, SignInManager<User> door, UserFacts facts, Sessions sessions)
{
    public const int RecoveryCodes = 10;

    /// <summary>Other browsers are signed out by it.</summary>
    public async Task<PasswordChange> ChangePassword(User user, string current, string next, Guid? session, CancellationToken cancel)
    {
        if (await Wrong(user, current) is { } wrong)
        {
            return wrong;
        }

        if (current == next)
        {
            return PasswordChange.Same;
        }

        await using (var transaction = await facts.Begin(cancel))
        {
            user.MustChangePassword = false;
            if (await users.ChangePasswordAsync(user, current, next) is { Succeeded: false })
            {
                return PasswordChange.TooWeak;
            }

            await facts.Tell("user.password_changed", user.UserName!, user, before: null, """{"one_time_password": false}""", cancel);
            await transaction.CommitAsync(cancel);
        }

        await sessions.EndAll(user.Id, session, cancel);
        await door.RefreshSignInAsync(user);
        return PasswordChange.Yes;
    }

    /// <summary>Makes a new secret to be shown; nothing is asked for at the door before a code of it was given.</summary>
    public async Task BeginTwoFactor(User user)
    {
        if (user.TwoFactorEnabled)
        {
            return;
        }

        await users.ResetAuthenticatorKeyAsync(user);
        await door.RefreshSignInAsync(user);
    }

    /// <summary>The codes that help whoever loses their phone, to be shown once; null when the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> TurnOnTwoFactor(User user, string code, CancellationToken cancel)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return null;
        }

        await using var transaction = await facts.Begin(cancel);
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? [];
        await facts.Tell("user.two_factor_on", user.UserName!, user, TwoFactor.Off, TwoFactor.On, cancel);
        await transaction.CommitAsync(cancel);
        await door.RefreshSignInAsync(user);
        return [.. codes];
    }

    public async Task<PasswordChange> TurnOffTwoFactor(User user, string password, CancellationToken cancel)
    {
        if (await Wrong(user, password) is { } wrong)
        {
            return wrong;
        }

        await using var transaction = await facts.Begin(cancel);
        await users.TurnOffTwoFactor(user);
        await facts.Tell("user.two_factor_off", user.UserName!, user, TwoFactor.On, TwoFactor.Off, cancel);
        await transaction.CommitAsync(cancel);
        await door.RefreshSignInAsync(user);
        return PasswordChange.Yes;
    }

    private async Task<PasswordChange?> Wrong(User user, string password)
    {
        var outcome = await door.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return outcome.Succeeded ? null : outcome.IsLockedOut ? PasswordChange.Locked : PasswordChange.Wrong;
    }
}

/// <summary>What became of something that asks for a password.</summary>
internal enum PasswordChange
{
    Yes,
    Wrong,
    Locked,
    Same,
    TooWeak,
}
