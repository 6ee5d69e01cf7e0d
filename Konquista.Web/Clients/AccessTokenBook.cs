using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Clients;

/// <summary>Makes and revokes tokens of people, each with its fact; the text of one is told once and never kept.</summary>
internal sealed class AccessTokenBook(NpgsqlDataSource database)
{
    /// <summary>Nobody needs more, and a program that makes them by mistake is stopped.</summary>
    public const int Most = 50;

    [StringSyntax("sql")]
    private const string Insert = """
        insert into access_tokens (id, user_id, name, scopes, hash, expires_at)
        select @id, @user, @name, @scopes, @hash, now() + make_interval(days => @days)
        where (select count(*) from access_tokens where user_id = @user and revoked_at is null and expires_at > now()) < @most
        """;

    [StringSyntax("sql")]
    private const string End = """
        update access_tokens set revoked_at = now()
        where id = @id and revoked_at is null and (@user::uuid is null or user_id = @user)
        """;

    [StringSyntax("sql")]
    private const string TellNew = "select write_change('token.created', @by, (select name from access_tokens where id = @id), null, token_picture(@id))";

    [StringSyntax("sql")]
    private const string TellEnd = """
        select write_change('token.revoked', @by, (select name from access_tokens where id = @id), token_picture(@id), null)
        """;

    /// <summary>The text to be shown once; null when this person has too many already.</summary>
    public async Task<string?> Create(Guid user, AccessTokenForm form, string scopes, string by, CancellationToken cancel)
    {
        var (text, id) = (Secret.New(Secret.OfUser), Guid.CreateVersion7());
        var values = new { id, user, name = form.Name.Trim(), scopes, hash = Secret.Hash(text), days = form.Days, most = Most };
        return await Save(id, by, Insert, TellNew, values, cancel) ? text : null;
    }

    /// <summary>From the next request on; false when there is no such token, or not of this person where one is named.</summary>
    public Task<bool> Revoke(Guid id, Guid? user, string by, CancellationToken cancel) => Save(id, by, End, TellEnd, new { id, user }, cancel);

    private async Task<bool> Save(
        Guid id, string by, [StringSyntax("sql")] string sql, [StringSyntax("sql")] string tell, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancel)) != 1)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(tell, new { id, by }, transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return true;
    }
}
