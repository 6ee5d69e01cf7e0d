using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.GraphQL.Paging;
using Konquista.Web.Hosting;
using Npgsql;

namespace Konquista.Web.GraphQL;

/// <summary>Reads what the schema shows, each list by its statement and order; whoever stops asking stops the statement.</summary>
internal sealed class Reading([FromKeyedServices(Database.Programs)] NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<T>> Rows<T>([StringSyntax("sql")] string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel))];
    }

    public async Task<T?> One<T>([StringSyntax("sql")] string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel));
    }

    /// <summary>One page of a statement that ends with its conditions, and another that counts what fits them.</summary>
    public async Task<Connection<T>> Page<T>(
        Keyset<T> order, Slice slice, [StringSyntax("sql")] string sql, [StringSyntax("sql")] string count, DynamicParameters values, CancellationToken cancel)
    {
        var rows = await Rows<T>(sql + order.Tail(slice, values), values, cancel);
        return order.Page(rows, slice, async inner => (int)await One<long>(count, values, inner));
    }

    /// <summary>Of each of many what a statement finds, by the id of whom it belongs to.</summary>
    public async Task<IReadOnlyDictionary<Guid, T>> Each<T>(
        [StringSyntax("sql")] string sql, object values, Func<T, Guid> owner, CancellationToken cancel) =>
        (await Rows<T>(sql, values, cancel)).ToDictionary(owner);

    /// <summary>The same where one may have several.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<T>>> Lists<T>(
        [StringSyntax("sql")] string sql, object values, Func<T, Guid> owner, CancellationToken cancel) =>
        (await Rows<T>(sql, values, cancel)).GroupBy(owner).ToDictionary(group => group.Key, group => (IReadOnlyList<T>)[.. group]);
}
