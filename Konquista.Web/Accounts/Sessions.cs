using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Accounts;

/// <summary>Where people are signed in: each way in is written down, and one that was ended is over with the next request.</summary>
internal sealed class Sessions(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Insert = "insert into sessions (id, user_id, agent) values (@id, @user, @agent)";

    // Seen is written seldom, asked is with every request.
    [StringSyntax("sql")]
    private const string Look = """
        with seen as (
          update sessions set seen_at = now() where id = @id and ended_at is null and seen_at < now() - interval '5 minutes'
        )
        select exists (select from sessions where id = @id and user_id = @user and ended_at is null)
        """;

    [StringSyntax("sql")]
    private const string OfUser = """
        select id, created_at as createdat, seen_at as seenat, agent
        from sessions
        where user_id = @user and ended_at is null and seen_at > now() - interval '7 days'
        order by created_at desc
        limit 100
        """;

    [StringSyntax("sql")]
    private const string EndOne = "update sessions set ended_at = now() where id = @id and user_id = @user and ended_at is null";

    [StringSyntax("sql")]
    private const string EndAllBut = """
        update sessions set ended_at = now() where user_id = @user and ended_at is null and (@but::uuid is null or id <> @but)
        """;

    public async Task<Guid> Start(Guid user, string agent, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        await Execute(Insert, new { id, user, agent }, cancel);
        return id;
    }

    public async Task<bool> IsOpen(Guid id, Guid user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Look, new { id, user }, cancellationToken: cancel));
    }

    public async Task<IReadOnlyList<SessionRow>> Of(Guid user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<SessionRow>(new CommandDefinition(OfUser, new { user }, cancellationToken: cancel))];
    }

    /// <summary>False when this person has no such session that is open.</summary>
    public async Task<bool> End(Guid id, Guid user, CancellationToken cancel) => await Execute(EndOne, new { id, user }, cancel) == 1;

    /// <summary>Ends all, or all but the one that is named; answers how many.</summary>
    public Task<int> EndAll(Guid user, Guid? but, CancellationToken cancel) => Execute(EndAllBut, new { user, but }, cancel);

    private async Task<int> Execute([StringSyntax("sql")] string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
    }
}

/// <summary>One open session of somebody.</summary>
internal sealed record SessionRow(Guid Id, DateTime CreatedAt, DateTime SeenAt, string Agent);
