using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dapper;
using Konquista.Web.Mail;
using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>Asks people in: each invitation is written down with its fact and its mail at once, opens once within 72 hours, and can be sent anew or taken back.</summary>
internal sealed class InvitationBook(UserManager<User> users, UserBook book, UserFacts facts, Outbox outbox, Letters letters)
{
    public const string Path = "/invitation/";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    [StringSyntax("sql")]
    private const string Lapse = """
        update invitations set withdrawn_at = now()
        where lower(email) = lower(@email) and accepted_at is null and withdrawn_at is null and expires_at <= now()
        """;

    [StringSyntax("sql")]
    private const string Insert = """
        insert into invitations (id, email, name, role, store_id, language, token_hash, invited_by, expires_at)
        values (@id, @email, @name, @role, @store, @language, @hash, @by, now() + interval '72 hours')
        on conflict do nothing
        """;

    [StringSyntax("sql")]
    private const string Renew = """
        update invitations set token_hash = @hash, expires_at = now() + interval '72 hours'
        where id = @id and accepted_at is null and withdrawn_at is null
        returning id, email, name, role, store_id as storeid, language
        """;

    [StringSyntax("sql")]
    private const string End = """
        update invitations set withdrawn_at = now() where id = @id and accepted_at is null and withdrawn_at is null returning email
        """;

    [StringSyntax("sql")]
    private const string Look = """
        select id, email, name, role, store_id as storeid, language from invitations
        where token_hash = @hash and accepted_at is null and withdrawn_at is null and expires_at > now()
        """;

    [StringSyntax("sql")]
    private const string Take = """
        update invitations set accepted_at = now()
        where token_hash = @hash and accepted_at is null and withdrawn_at is null and expires_at > now()
        returning id, email, name, role, store_id as storeid, language
        """;

    public async Task<Invited> Invite(UserForm form, string email, string by, CancellationToken cancel)
    {
        if (!email.All(users.Options.User.AllowedUserNameCharacters.Contains))
        {
            return new(UserSaved.EmailWrong);
        }

        await using var transaction = await facts.Begin(cancel);
        if (await users.FindByEmailAsync(email) is not null)
        {
            return new(UserSaved.EmailTaken);
        }

        var (ticket, invitation) = (Ticket.New(), new Invitation(Guid.CreateVersion7(), email, form.Name.Trim(), form.Role, form.Store, form.Language));
        if (!await Write(invitation, ticket, by, cancel))
        {
            return new(UserSaved.Invited);
        }

        await facts.Tell("user.invited", by, email, JsonSerializer.Serialize(new { name = invitation.Name, role = invitation.Role }), cancel);
        await Mail(invitation, ticket, by, cancel);
        await transaction.CommitAsync(cancel);
        return new(UserSaved.Yes, invitation, ticket);
    }

    /// <summary>A new address, after which the old one opens nothing; null when there is no such open invitation.</summary>
    public async Task<Invited?> Again(Guid id, string by, CancellationToken cancel)
    {
        await using var transaction = await facts.Begin(cancel);
        var ticket = Ticket.New();
        if (await facts.Connection.QuerySingleOrDefaultAsync<Invitation>(facts.Within(Renew, new { id, hash = ticket.Hash }, cancel)) is not { } invitation)
        {
            return null;
        }

        await Outbox.Take(facts.Connection, facts.Transaction, id, cancel);
        await facts.Tell("user.invited", by, invitation.Email, """{"again": true}""", cancel);
        await Mail(invitation, ticket, by, cancel);
        await transaction.CommitAsync(cancel);
        return new(UserSaved.Yes, invitation, ticket);
    }

    /// <summary>The address it was for; null when there is no such open invitation.</summary>
    public async Task<string?> Withdraw(Guid id, string by, CancellationToken cancel)
    {
        await using var transaction = await facts.Begin(cancel);
        if (await facts.Connection.QuerySingleOrDefaultAsync<string>(facts.Within(End, new { id }, cancel)) is not { } email)
        {
            return null;
        }

        await Outbox.Take(facts.Connection, facts.Transaction, id, cancel);
        await facts.Tell("user.invitation_withdrawn", by, email, """{"withdrawn": true}""", cancel);
        await transaction.CommitAsync(cancel);
        return email;
    }

    /// <summary>Null once it was used, taken back, or is over.</summary>
    public Task<Invitation?> Find(string secret, CancellationToken cancel) =>
        facts.Connection.QuerySingleOrDefaultAsync<Invitation>(facts.Within(Look, new { hash = Ticket.HashOf(secret) }, cancel));

    public async Task<(UserSaved Saved, User? User)> Accept(string secret, string password, CancellationToken cancel)
    {
        await using var transaction = await facts.Begin(cancel);
        if (await facts.Connection.QuerySingleOrDefaultAsync<Invitation>(facts.Within(Take, new { hash = Ticket.HashOf(secret) }, cancel)) is not { } invitation)
        {
            return (UserSaved.Missing, null);
        }

        var user = new User
        {
            UserName = invitation.Email,
            Email = invitation.Email,
            EmailConfirmed = true,
            Name = invitation.Name,
            StoreId = invitation.StoreId,
        };
        if (await book.Add(user, password, invitation.Role, invitation.Email, cancel) is var saved and not UserSaved.Yes)
        {
            return (saved, null);
        }

        await Outbox.Take(facts.Connection, facts.Transaction, invitation.Id, cancel);
        await transaction.CommitAsync(cancel);
        return (UserSaved.Yes, user);
    }

    // False when one for the same address is open; one that is over makes way.
    private async Task<bool> Write(Invitation invitation, Ticket ticket, string by, CancellationToken cancel)
    {
        await facts.Execute(Lapse, new { email = invitation.Email }, cancel);
        return await facts.Execute(Insert, new
        {
            id = invitation.Id,
            email = invitation.Email,
            name = invitation.Name,
            role = invitation.Role,
            store = invitation.StoreId,
            language = invitation.Language,
            hash = ticket.Hash,
            by,
        }, cancel) == 1;
    }

    private Task Mail(Invitation invitation, Ticket ticket, string by, CancellationToken cancel) => !outbox.IsOpen
        ? Task.CompletedTask
        : outbox.Put(
            facts.Connection, facts.Transaction, "invitation", invitation.Id,
            letters.Invitation(invitation.Email, invitation.Name, invitation.Role, by, invitation.Language, outbox.Address(Path + ticket.Secret)), Patience, cancel);
}

/// <summary>What somebody was asked in as.</summary>
internal sealed record Invitation(Guid Id, string Email, string Name, string Role, Guid? StoreId, string Language);

/// <summary>What became of an invitation; the ticket is there when it stands.</summary>
internal sealed record Invited(UserSaved Saved, Invitation? Invitation = null, Ticket? Ticket = null);
