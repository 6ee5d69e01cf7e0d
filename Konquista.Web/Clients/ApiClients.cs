using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Dapper;
using Konquista.Web.Hosting;
using Npgsql;

namespace Konquista.Web.Clients;

/// <summary>Programs that come in by themselves: who they are now, and whether a secret is theirs.</summary>
internal sealed class ApiClients([FromKeyedServices(Database.Programs)] NpgsqlDataSource database)
{
    // Use is written seldom, asked is with every request.
    [StringSyntax("sql")]
    private const string Use = """
        with used as (
          update api_clients set used_at = now()
          where id = @id and disabled_at is null and (used_at is null or used_at < now() - interval '1 minute')
        )
        select id, name, store_id as storeid, scopes, secret_hash as secrethash, generation, created_at as createdat
        from api_clients
        where id = @id and disabled_at is null
        """;

    [StringSyntax("sql")]
    private const string Rows = """
        select c.id, c.name, c.store_id as storeid, s.name as store, c.scopes, c.generation, c.created_at as createdat,
          c.disabled_at as disabledat, c.used_at as usedat, c.version
        from api_clients c
        left join stores s on s.id = c.store_id
        where @id::uuid is null or c.id = @id
        order by c.disabled_at is not null, lower(c.name)
        """;

    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    /// <summary>Null when there is no such program, or when it was shut out.</summary>
    public async Task<ApiClient?> Come(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<ApiClient>(new CommandDefinition(Use, new { id }, cancellationToken: cancel));
    }

    /// <summary>The program, when the secret is its own; a wrong name takes as long as a wrong secret.</summary>
    public async Task<ApiClient?> Prove(string? id, string? secret, CancellationToken cancel)
    {
        var client = Guid.TryParse(id, out var known) ? await Come(known, cancel) : null;
        return CryptographicOperations.FixedTimeEquals(Secret.Hash(secret ?? ""), client?.SecretHash ?? Nobody) ? client : null;
    }

    public async Task<IReadOnlyList<ApiClient>> All(CancellationToken cancel) => await Read(id: null, cancel);

    public async Task<ApiClient?> Find(Guid id, CancellationToken cancel) => (await Read(id, cancel)).FirstOrDefault();

    private async Task<List<ApiClient>> Read(Guid? id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<ApiClient>(new CommandDefinition(Rows, new { id }, cancellationToken: cancel))];
    }
}
