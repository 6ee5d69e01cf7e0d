using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Leads;
using Npgsql;

namespace Konquista.Web.Segments;

/// <summary>Writes segments, each change with the fact of who made it; a form that is older than the row changes nothing.</summary>
internal sealed class SegmentBook(NpgsqlDataSource database)
{
    // The store is the one that the filter names: a segment of a store that is gone names nobody.
    [StringSyntax("sql")]
    private const string Insert = """
        with s as (
          insert into segments (id, name, query, store_id, created_by) values (@id, @name, @query::jsonb, @store::uuid, @by) returning *
        )
        select count(s.id)::int, count(write_change('segment.changed', @by, s.name, null, jsonb_build_object('name', s.name, 'query', s.query))) from s
        """;

    [StringSyntax("sql")]
    private const string Rename = """
        with before as (
          select jsonb_build_object('name', s.name, 'query', s.query) as row from segments s where id = @id
        ), s as (
          update segments set name = @name, version = version + 1 where id = @id and version = @version returning *
        )
        select count(s.id)::int, count(write_change('segment.changed', @by, s.name, (select row from before), jsonb_build_object('name', s.name, 'query', s.query))) from s
        """;

    [StringSyntax("sql")]
    private const string Delete = """
        with s as (
          delete from segments where id = @id returning *
        )
        select count(write_change('segment.removed', @by, s.name, jsonb_build_object('name', s.name, 'query', s.query), null)) from s
        """;

    public Task<SegmentSaved> Add(Guid id, SegmentForm form, LeadQuery query, string by, CancellationToken cancel) =>
        Write(Insert, new { id, name = form.Title, query = Segment.Write(query), store = query.Store, by }, cancel);

    public Task<SegmentSaved> Change(Guid id, SegmentForm form, string by, CancellationToken cancel) =>
        Write(Rename, new { id, name = form.Title, version = form.Version, by }, cancel);

    public async Task Remove(Guid id, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Delete, new { id, by }, cancellationToken: cancel));
    }

    private async Task<SegmentSaved> Write([StringSyntax("sql")] string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            return await connection.ExecuteScalarAsync<int>(new CommandDefinition(sql, values, cancellationToken: cancel)) == 1
                ? SegmentSaved.Yes
                : SegmentSaved.Stale;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return SegmentSaved.NameTaken;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return SegmentSaved.StoreGone;
        }
    }
}

/// <summary>What became of an attempt to save a segment.</summary>
internal enum SegmentSaved
{
    Yes,
    Stale,
    NameTaken,

    /// <summary>The store that the filter names does not exist.</summary>
    StoreGone,
}
