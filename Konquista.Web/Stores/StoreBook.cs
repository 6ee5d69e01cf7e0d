using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Stores;

/// <summary>Writes stores, each change with the fact of who made it; a form that is older than the row changes nothing.</summary>
internal sealed class StoreBook(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Write = """
        with before as (
          select to_jsonb(s) - 'version' - 'created_at' as row from stores s where id = @id
        ), s as (
          insert into stores (id, name, tag, address, city, state, opening, time_zone, closed_days, version)
          select @id, @name, @tag, @address, @city, @state, @opening, @timezone, @closeddays, 1
          where @version = 0
          on conflict (id) do nothing
          returning *
        ), u as (
          update stores set name = @name, tag = @tag, address = @address, city = @city, state = @state, opening = @opening,
            time_zone = @timezone, closed_days = @closeddays, version = version + 1
          where id = @id and version = @version and @version > 0
          returning *
        ), w as (
          select to_jsonb(r) - 'version' - 'created_at' as row, r.name from (select * from s union all select * from u) r
        )
        select count(w.row)::int, count(write_change('store.changed', @by, w.name, (select row from before), w.row)) from w
        """;

    [StringSyntax("sql")]
    private const string Delete = """
        with s as (
          delete from stores where id = @id returning *
        )
        select count(s.id)::int, count(write_change('store.removed', @by, s.name, to_jsonb(s) - 'version' - 'created_at', null)) from s
        """;

    public async Task<StoreSaved> Save(Guid id, StoreForm form, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            var written = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Write, form.Values(id, by), cancellationToken: cancel));
            return written == 1 ? StoreSaved.Yes : StoreSaved.Stale;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return cause.ConstraintName == "stores_tag" ? StoreSaved.TagTaken : StoreSaved.NameTaken;
        }
    }

    /// <summary>False when something still hangs on it.</summary>
    public async Task<bool> Remove(Guid id, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(Delete, new { id, by }, cancellationToken: cancel));
            return true;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }
}

/// <summary>What became of an attempt to save a store.</summary>
internal enum StoreSaved
{
    Yes,
    Stale,
    NameTaken,
    TagTaken,
}
