using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Clients;

/// <summary>Makes and changes programs that come in by themselves, each change with the fact of who made it; a secret is told once and never kept.</summary>
internal sealed class ApiClientBook(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Picture = "select client_picture(@id)::text";

    [StringSyntax("sql")]
    private const string Insert = """
        insert into api_clients (id, name, store_id, scopes, secret_hash) values (@id, @name, @store, @scopes, @hash)
        """;

    [StringSyntax("sql")]
    private const string Update = """
        update api_clients set name = @name, store_id = @store, scopes = @scopes, version = version + 1 where id = @id and version = @version
        """;

    // Tokens name their generation, and refreshing ends with it: whoever has the old secret is out at once.
    [StringSyntax("sql")]
    private const string Rotate = """
        with ended as (update refresh_families set revoked_at = now() where client_id = @id and revoked_at is null)
        update api_clients set secret_hash = @hash, generation = generation + 1, version = version + 1 where id = @id
        """;

    [StringSyntax("sql")]
    private const string Switch = """
        with ended as (update refresh_families set revoked_at = now() where client_id = @id and revoked_at is null and not @on)
        update api_clients
        set disabled_at = case when @on then null else coalesce(disabled_at, now()) end,
          generation = generation + case when @on then 0 else 1 end, version = version + 1
        where id = @id
        """;

    [StringSyntax("sql")]
    private const string Tell = """
        select write_change('client.changed', @by, (select name from api_clients where id = @id), @before::jsonb, client_picture(@id))
        """;

    /// <summary>The secret of a new program, to be shown once; null when the name is taken.</summary>
    public async Task<string?> Create(Guid id, ApiClientForm form, string by, CancellationToken cancel)
    {
        var secret = Secret.New(Secret.OfClient);
        var values = new { id, name = form.Name.Trim(), store = form.Store, scopes = form.Written, hash = Secret.Hash(secret) };
        return await Save(id, by, Insert, values, cancel) == ApiClientSaved.Yes ? secret : null;
    }

    public Task<ApiClientSaved> Edit(Guid id, ApiClientForm form, string by, CancellationToken cancel) =>
        Save(id, by, Update, new { id, name = form.Name.Trim(), store = form.Store, scopes = form.Written, version = form.Version }, cancel);

    /// <summary>Another secret in place of the one there was, which opens nothing from now on; null when there is no such program.</summary>
    public async Task<string?> Renew(Guid id, string by, CancellationToken cancel)
    {
        var secret = Secret.New(Secret.OfClient);
        return await Save(id, by, Rotate, new { id, hash = Secret.Hash(secret) }, cancel) == ApiClientSaved.Yes ? secret : null;
    }

    public Task Let(Guid id, bool isOn, string by, CancellationToken cancel) => Save(id, by, Switch, new { id, on = isOn }, cancel);

    private async Task<ApiClientSaved> Save(Guid id, string by, [StringSyntax("sql")] string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        CommandDefinition Command([StringSyntax("sql")] string text, object given) => new(text, given, transaction, cancellationToken: cancel);
        try
        {
            var before = await connection.ExecuteScalarAsync<string?>(Command(Picture, new { id }));
            if (await connection.ExecuteAsync(Command(sql, values)) == 0)
            {
                return ApiClientSaved.Stale;
            }

            await connection.ExecuteAsync(Command(Tell, new { id, by, before }));
            await transaction.CommitAsync(cancel);
            return ApiClientSaved.Yes;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return ApiClientSaved.NameTaken;
        }
    }
}

/// <summary>What became of an attempt to save a program.</summary>
internal enum ApiClientSaved
{
    Yes,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Stale,

    NameTaken,
}
