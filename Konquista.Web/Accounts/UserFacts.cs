using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Konquista.Web.Accounts;

/// <summary>Writes down what changed of somebody who signs in, in the transaction that changes it; never a password or what proves one.</summary>
internal sealed class UserFacts(AccountContext context)
{
    [StringSyntax("sql")]
    private const string Picture = "select user_picture(@id)::text";

    [StringSyntax("sql")]
    private const string Write = "select write_change(@kind, @by, @name, @before::jsonb, @after::jsonb)";

    // Changes of people come one after another, so that no two of them each leave the other as the last owner.
    [StringSyntax("sql")]
    private const string LockAll = "select 1 from auth.roles where name = 'owner' for no key update";

    [StringSyntax("sql")]
    private const string LockOne = "select 1 from auth.users where id = @id for update";

    [StringSyntax("sql")]
    private const string Owners = """
        select exists (
          select from auth.users u join auth.user_roles m on m.user_id = u.id join auth.roles r on r.id = m.role_id
          where r.name = 'owner' and u.disabled_at is null and u.store_id is null)
        """;

    public DbConnection Connection => context.Database.GetDbConnection();

    public DbTransaction? Transaction => context.Database.CurrentTransaction?.GetDbTransaction();

    public async Task<IDbContextTransaction> Begin(CancellationToken cancel)
    {
        var transaction = await context.Database.BeginTransactionAsync(cancel);
        await Connection.ExecuteAsync(new CommandDefinition(LockAll, transaction: Transaction, cancellationToken: cancel));
        return transaction;
    }

    /// <summary>Somebody as they are now, and as nobody else changes them until the transaction ends; null when there is no such person.</summary>
    public async Task<User?> Hold(Guid id, CancellationToken cancel)
    {
        await Connection.ExecuteAsync(new CommandDefinition(LockOne, new { id }, Transaction, cancellationToken: cancel));
        if (await context.Users.FindAsync([id], cancel) is { } user)
        {
            await context.Entry(user).ReloadAsync(cancel);
            return user;
        }

        return null;
    }

    /// <summary>What may be known of somebody now; null when there is no such person.</summary>
    public Task<string?> Of(Guid id, CancellationToken cancel) =>
        Connection.ExecuteScalarAsync<string?>(new CommandDefinition(Picture, new { id }, Transaction, cancellationToken: cancel));

    /// <summary>True while somebody of all stores may still change who may come in.</summary>
    public Task<bool> HasOwner(CancellationToken cancel) =>
        Connection.ExecuteScalarAsync<bool>(new CommandDefinition(Owners, transaction: Transaction, cancellationToken: cancel));

    /// <summary>A statement of somebody else's, in the same transaction.</summary>
    public CommandDefinition Within([StringSyntax("sql")] string sql, object values, CancellationToken cancel) => new(sql, values, Transaction, cancellationToken: cancel);

    public Task<int> Execute([StringSyntax("sql")] string sql, object values, CancellationToken cancel) => Connection.ExecuteAsync(Within(sql, values, cancel));

    /// <summary>Of somebody who is not there yet.</summary>
    public Task Tell(string kind, string by, string name, string after, CancellationToken cancel) =>
        Execute(Write, new { kind, by, name, before = (string?)null, after }, cancel);

    public Task Tell(string kind, string by, User user, string? before, string? after, CancellationToken cancel) =>
        Connection.ExecuteAsync(new CommandDefinition(
            Write, new { kind, by, name = user.Email, before, after }, Transaction, cancellationToken: cancel));
}
