using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Mail;
using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>Lets whoever forgot a password choose another by an address that is mailed to them, opens once within two hours, and ends every session of theirs.</summary>
internal sealed class ForgottenPasswords(UserManager<User> users, UserFacts facts, Outbox outbox, Letters letters, Sessions sessions)
{
    public const string Path = "/reset-password/";

    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    // Of one person at most three in an hour: more would be mail that nobody asked for.
    [StringSyntax("sql")]
    private const string Insert = """
        insert into password_resets (id, user_id, token_hash, expires_at)
        select @id, id, @hash, now() + interval '2 hours' from auth.users
        where id = @user and disabled_at is null
          and (select count(*) from password_resets where user_id = @user and created_at > now() - interval '1 hour') < 3
        """;

    [StringSyntax("sql")]
    private const string Look = """
        select exists (
          select from password_resets r join auth.users u on u.id = r.user_id
          where r.token_hash = @hash and r.used_at is null and r.expires_at > now() and u.disabled_at is null)
        """;

    // One that is used takes the others of the same person with it.
    [StringSyntax("sql")]
    private const string Use = """
        update password_resets set used_at = now()
        where used_at is null and user_id = (
          select r.user_id from password_resets r join auth.users u on u.id = r.user_id
          where r.token_hash = @hash and r.used_at is null and r.expires_at > now() and u.disabled_at is null)
        returning user_id
        """;

    /// <summary>Answers nothing: whoever asks must not learn whether there is such an account.</summary>
    public async Task Ask(string email, string language, CancellationToken cancel)
    {
        var user = await users.FindByEmailAsync(email);
        var (id, ticket) = (Guid.CreateVersion7(), Ticket.New());
        var letter = letters.PasswordReset(user?.Email ?? email, user?.Name ?? "", language, outbox.Address(Path + ticket.Secret));
        await using var transaction = await facts.Begin(cancel);
        if (await facts.Execute(Insert, new { id, hash = ticket.Hash, user = user?.Id }, cancel) == 1)
        {
            await outbox.Put(facts.Connection, facts.Transaction, "password_reset", id, letter, Life, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    public Task<bool> IsOpen(string secret, CancellationToken cancel) =>
        facts.Connection.ExecuteScalarAsync<bool>(facts.Within(Look, new { hash = Ticket.HashOf(secret) }, cancel));

    public async Task<UserSaved> Choose(string secret, string password, CancellationToken cancel)
    {
        await using var transaction = await facts.Begin(cancel);
        var ids = await facts.Connection.QueryAsync<Guid>(facts.Within(Use, new { hash = Ticket.HashOf(secret) }, cancel));
        if (ids.FirstOrDefault() is var id && (id == Guid.Empty || await facts.Hold(id, cancel) is not { } user))
        {
            return UserSaved.Missing;
        }

        (user.MustChangePassword, user.AccessFailedCount, user.LockoutEnd) = (false, 0, null);
        await users.RemovePasswordAsync(user);
        if (await users.AddPasswordAsync(user, password) is { Succeeded: false })
        {
            return UserSaved.TooWeak;
        }

        await facts.Tell("user.password_changed", user.UserName!, user, before: null, """{"by_mail": true}""", cancel);
        await transaction.CommitAsync(cancel);
        await sessions.EndAll(id, but: null, cancel);
        return UserSaved.Yes;
    }
}
