using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Clients;

/// <summary>
/// Tokens by which a program gets its next one: each is good once. One that comes a second time was copied by somebody, so everything
/// that came from the same sign-in ends.
/// </summary>
internal sealed class RefreshTokens(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Begin = """
        with over as (delete from refresh_families where client_id = @client and expires_at < now())
        insert into refresh_families (id, client_id, scopes, expires_at) values (@family, @client, @scopes, now() + interval '30 days')
        """;

    [StringSyntax("sql")]
    private const string Add = """
        insert into refresh_tokens (hash, family_id, expires_at) values (@hash, @family, now() + interval '30 days')
        """;

    [StringSyntax("sql")]
    private const string Take = """
        with taken as (
          update refresh_tokens t set used_at = now()
          from refresh_families f
          where t.hash = @old and t.used_at is null and t.expires_at > now()
            and f.id = t.family_id and f.client_id = @client and f.revoked_at is null
          returning t.family_id, f.scopes
        ), longer as (
          update refresh_families set expires_at = now() + interval '30 days' where id = (select family_id from taken)
        )
        select family_id as id, scopes from taken
        """;

    [StringSyntax("sql")]
    private const string EndFamily = """
        with ended as (
          update refresh_families f set revoked_at = now()
          from refresh_tokens t
          where t.hash = @old and t.used_at is not null and f.id = t.family_id and f.client_id = @client and f.revoked_at is null
          returning f.client_id
        )
        select write_change('client.token_reused', c.name, c.name, null, '{"refresh_tokens": "revoked"}')
        from ended join api_clients c on c.id = ended.client_id
        """;

    public async Task<string> First(Guid client, string scopes, CancellationToken cancel)
    {
        var (token, family) = (Secret.New(Secret.Refresh), Guid.CreateVersion7());
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Begin, new { family, client, scopes }, transaction, cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(Add, new { hash = Secret.Hash(token), family }, transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return token;
    }

    /// <summary>
    /// The next one and what it stands for; null when the old one is not good, or not any more. Nothing is used up when what is asked
    /// for is not to be had.
    /// </summary>
    public async Task<Refreshed?> Next(string old, Guid client, Func<string, string?> narrow, CancellationToken cancel)
    {
        var values = new { old = Secret.Hash(old), client };
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var family = await connection.QuerySingleOrDefaultAsync<Family>(new CommandDefinition(Take, values, transaction, cancellationToken: cancel));
        if (family is null)
        {
            await connection.ExecuteAsync(new CommandDefinition(EndFamily, values, transaction, cancellationToken: cancel));
            await transaction.CommitAsync(cancel);
            return null;
        }

        if (narrow(family.Scopes) is not { } scopes)
        {
            return new("", Scopes: null);
        }

        var token = Secret.New(Secret.Refresh);
        await connection.ExecuteAsync(new CommandDefinition(Add, new { hash = Secret.Hash(token), family = family.Id }, transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return new(token, scopes);
    }

    private sealed record Family(Guid Id, string Scopes);
}

/// <summary>What comes in the place of a token that was used; no scopes where more was asked for than there is.</summary>
internal sealed record Refreshed(string Token, string? Scopes);
