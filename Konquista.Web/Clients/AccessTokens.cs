using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Hosting;
using Npgsql;

namespace Konquista.Web.Clients;

/// <summary>Tokens of people: whose one is and what its owner may now, and the lists of those that are good.</summary>
internal sealed class AccessTokens([FromKeyedServices(Database.Programs)] NpgsqlDataSource database)
{
    // The owner as they are now: shut out, or with a password that somebody else has seen, and the token opens nothing.
    [StringSyntax("sql")]
    private const string Use = """
        with good as (
          select t.id, t.user_id, u.user_name, t.name, t.scopes, u.store_id, t.expires_at, t.used_at,
            (select r.name from auth.user_roles m join auth.roles r on r.id = m.role_id where m.user_id = u.id order by r.name limit 1) as role
          from access_tokens t join auth.users u on u.id = t.user_id
          where t.hash = @hash and t.revoked_at is null and t.expires_at > now() and u.disabled_at is null and not u.must_change_password
        ), used as (
          update access_tokens set used_at = now(), used_agent = @agent
          where id = (select id from good where used_at is null or used_at < now() - interval '1 minute')
        )
        select id, user_id as userid, user_name as username, name, scopes, store_id as storeid, role, expires_at as expiresat from good
        """;

    [StringSyntax("sql")]
    private const string Rows = """
        select t.id, t.user_id as userid, u.user_name as username, t.name, t.scopes, t.created_at as createdat, t.expires_at as expiresat,
          t.used_at as usedat, t.used_agent as usedagent
        from access_tokens t join auth.users u on u.id = t.user_id
        where t.revoked_at is null and t.expires_at > now() and (@user::uuid is null or t.user_id = @user)
        order by u.user_name, t.created_at desc
        limit 500
        """;

    /// <summary>Null when it is not good, or not any more.</summary>
    public async Task<AccessToken?> Come(string text, string agent, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<AccessToken>(new CommandDefinition(Use, new { hash = Secret.Hash(text), agent }, cancellationToken: cancel));
    }

    /// <summary>Of one person, or of all.</summary>
    public async Task<IReadOnlyList<AccessToken>> Of(Guid? user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<AccessToken>(new CommandDefinition(Rows, new { user }, cancellationToken: cancel))];
    }
}
