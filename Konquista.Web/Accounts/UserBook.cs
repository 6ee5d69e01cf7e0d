using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Konquista.Web.Accounts;

/// <summary>
/// Makes and changes those who may sign in, each change with its fact and a new security stamp, so that it holds within a minute.
/// Somebody who may change them always remains.
/// </summary>
internal sealed class UserBook(UserManager<User> users, UserFacts facts, Sessions sessions, TimeProvider time)
{
    public async Task<UserSaved> Create(UserForm form, OneTimePassword password, string by, CancellationToken cancel)
    {
        await using var transaction = await facts.Begin(cancel);
        var user = new User
        {
            UserName = password.Email,
            Email = password.Email,
            EmailConfirmed = true,
            Name = form.Name.Trim(),
            StoreId = form.Store,
            MustChangePassword = true,
        };
        var saved = await Add(user, password.Password, form.Role, by, cancel);
        if (saved == UserSaved.Yes)
        {
            await transaction.CommitAsync(cancel);
        }

        return saved;
    }

    /// <summary>Somebody new with their role and the fact of it, in a transaction that the caller ends.</summary>
    public async Task<UserSaved> Add(User user, string password, string role, string by, CancellationToken cancel)
    {
        try
        {
            if (await users.CreateAsync(user, password) is { Succeeded: false } refused)
            {
                return refused.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal)) ? UserSaved.EmailTaken
                    : refused.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal)) ? UserSaved.TooWeak
                    : UserSaved.EmailWrong;
            }
        }
        catch (DbUpdateException cause) when (cause.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return UserSaved.EmailTaken;
        }

        Demand(await users.AddToRoleAsync(user, role));
        await facts.Tell("user.changed", by, user, before: null, await facts.Of(user.Id, cancel), cancel);
        return UserSaved.Yes;
    }

    /// <summary>Name, role and store; not when the person looks otherwise than the form says.</summary>
    public Task<UserSaved> Edit(UserRow seen, UserForm form, string by, CancellationToken cancel) => seen.Picture != form.Seen
        ? Task.FromResult(UserSaved.Stale)
        : Change(seen.Id, by, async user =>
        {
            (user.Name, user.StoreId) = (form.Name.Trim(), form.Store);
            if (await users.GetRolesAsync(user) is var roles && !roles.SequenceEqual([form.Role], StringComparer.Ordinal))
            {
                Demand(await users.RemoveFromRolesAsync(user, roles));
                Demand(await users.AddToRoleAsync(user, form.Role));
            }
        }, cancel);

    public async Task<UserSaved> Disable(Guid id, string by, CancellationToken cancel)
    {
        var saved = await Change(id, by, user =>
        {
            user.DisabledAt ??= time.GetUtcNow().UtcDateTime;
            return Task.CompletedTask;
        }, cancel);
        if (saved == UserSaved.Yes)
        {
            await sessions.EndAll(id, but: null, cancel);
        }

        return saved;
    }

    public Task<UserSaved> Enable(Guid id, string by, CancellationToken cancel) => Change(id, by, user =>
    {
        user.DisabledAt = null;
        return Task.CompletedTask;
    }, cancel);

    private async Task<UserSaved> Change(Guid id, string by, Func<User, Task> act, CancellationToken cancel)
    {
        await using var transaction = await facts.Begin(cancel);
        if (await facts.Hold(id, cancel) is not { } user)
        {
            return UserSaved.Missing;
        }

        var before = await facts.Of(id, cancel);
        await act(user);
        Demand(await users.UpdateSecurityStampAsync(user));
        if (!await facts.HasOwner(cancel))
        {
            return UserSaved.LastOwner;
        }

        await facts.Tell("user.changed", by, user, before, await facts.Of(id, cancel), cancel);
        await transaction.CommitAsync(cancel);
        return UserSaved.Yes;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"A user could not be changed: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }
}

/// <summary>What became of an attempt to make or change a user.</summary>
internal enum UserSaved
{
    Yes,
    Missing,
    Stale,
    EmailTaken,
    EmailWrong,

    /// <summary>An invitation of theirs is open.</summary>
    Invited,

    /// <summary>The password.</summary>
    TooWeak,

    /// <summary>Nobody would be left who may change users.</summary>
    LastOwner,
}
