using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>How an owner helps or stops somebody at the door: a new password to begin with, no second step, out of every browser.</summary>
internal sealed class UserKeys(UserManager<User> users, UserFacts facts, Sessions sessions)
{
    private const string Given = """{"one_time_password": true}""";

    /// <summary>Null when there is no such person.</summary>
    public async Task<OneTimePassword?> ResetPassword(Guid id, string by, CancellationToken cancel)
    {
        OneTimePassword? made = null;
        await Change(id, "user.password_reset", by, before: null, Given, async user =>
        {
            made = OneTimePassword.For(user.Email!);
            user.MustChangePassword = true;
            user.PasswordHash = users.PasswordHasher.HashPassword(user, made.Password);
            (user.AccessFailedCount, user.LockoutEnd) = (0, null);
            await users.UpdateSecurityStampAsync(user);
        }, cancel);
        return made;
    }

    /// <summary>For whoever lost what makes the codes; false when there is no such person.</summary>
    public Task<bool> TurnOffTwoFactor(Guid id, string by, CancellationToken cancel) =>
        Change(id, "user.two_factor_off", by, TwoFactor.On, TwoFactor.Off, users.TurnOffTwoFactor, cancel);

    public Task<bool> SignOutEverywhere(Guid id, string by, CancellationToken cancel) =>
        Change(id, "user.signed_out", by, before: null, """{"sessions": "all"}""", users.UpdateSecurityStampAsync, cancel);

    /// <summary>False when this person has no such open session.</summary>
    public async Task<bool> EndSession(Guid id, Guid session, string by, CancellationToken cancel) =>
        await sessions.End(session, id, cancel)
        && await Tell(id, "user.signed_out", by, """{"sessions": "one"}""", cancel);

    private async Task<bool> Change(
        Guid id, string kind, string by, string? before, string after, Func<User, Task> act, CancellationToken cancel)
    {
        await using var transaction = await facts.Begin(cancel);
        if (await facts.Hold(id, cancel) is not { } user)
        {
            return false;
        }

        await act(user);
        await facts.Tell(kind, by, user, before, after, cancel);
        await transaction.CommitAsync(cancel);
        await sessions.EndAll(id, but: null, cancel);
        return true;
    }

    private async Task<bool> Tell(Guid id, string kind, string by, string after, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } user)
        {
            return false;
        }

        await facts.Tell(kind, by, user, before: null, after, cancel);
        return true;
    }
}
