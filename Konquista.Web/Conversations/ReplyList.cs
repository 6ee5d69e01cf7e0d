using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Conversations;

/// <summary>Ready replies, by shortcut: those for all stores and those of the store somebody works for.</summary>
internal sealed class ReplyList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select r.id, r.shortcut, r.body, r.store_id as storeid, s.name as store, r.version
        from canned_replies r left join stores s on s.id = r.store_id
        where @only::uuid is null or r.store_id is null or r.store_id = @only
        order by r.shortcut
        """;

    // What belongs to another store than the person's own speaks of the wrong address.
    [StringSyntax("sql")]
    private const string ForStore = """
        select r.id, r.shortcut, r.body, r.store_id as storeid, null as store, r.version
        from canned_replies r
        where r.store_id is null or r.store_id = @store
        order by r.shortcut
        """;

    [StringSyntax("sql")]
    private const string One = """
        select r.id, r.shortcut, r.body, r.store_id as storeid, s.name as store, r.version
        from canned_replies r left join stores s on s.id = r.store_id
        where r.id = @id
        """;

    public async Task<IReadOnlyList<Reply>> All(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<Reply>(new CommandDefinition(Rows, new { only }, cancellationToken: cancel))];
    }

    /// <summary>Those that suit a person of this store.</summary>
    public async Task<IReadOnlyList<Reply>> For(Guid? store, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<Reply>(new CommandDefinition(ForStore, new { store }, cancellationToken: cancel))];
    }

    public async Task<Reply?> Find(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Reply>(new CommandDefinition(One, new { id }, cancellationToken: cancel));
    }
}

/// <summary>A text that is taken by its shortcut instead of being typed again.</summary>
internal sealed record Reply
{
    public Guid Id { get; init; }

    public required string Shortcut { get; init; }

    public required string Body { get; init; }

    /// <summary>Null for all stores.</summary>
    public Guid? StoreId { get; init; }

    public string? Store { get; init; }

    public int Version { get; init; }
}
