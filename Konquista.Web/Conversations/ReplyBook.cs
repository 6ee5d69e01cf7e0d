using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Conversations;

/// <summary>Writes ready replies, each change with the fact of who made it; a form that is older than the row changes nothing.</summary>
internal sealed class ReplyBook(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Write = """
        with before as (
          select to_jsonb(r) - 'version' as row from canned_replies r where id = @id
        ), i as (
          insert into canned_replies (id, shortcut, body, store_id, version)
          select @id, @shortcut, @body, @store::uuid, 1
          where @version = 0
          on conflict (id) do nothing
          returning *
        ), u as (
          update canned_replies set shortcut = @shortcut, body = @body, store_id = @store::uuid, version = version + 1
          where id = @id and version = @version and @version > 0
          returning *
        ), w as (
          select to_jsonb(r) - 'version' as row, r.shortcut from (select * from i union all select * from u) r
        )
        select count(w.row)::int, count(write_change('reply.changed', @by, '/' || w.shortcut, (select row from before), w.row)) from w
        """;

    [StringSyntax("sql")]
    private const string Delete = """
        with r as (
          delete from canned_replies where id = @id returning *
        )
        select count(r.id)::int, count(write_change('reply.removed', @by, '/' || r.shortcut, to_jsonb(r) - 'version', null)) from r
        """;

    public async Task<ReplySaved> Save(Guid id, ReplyForm form, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            var written = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Write, form.Values(id, by), cancellationToken: cancel));
            return written == 1 ? ReplySaved.Yes : ReplySaved.Stale;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return ReplySaved.ShortcutTaken;
        }
    }

    public async Task Remove(Guid id, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Delete, new { id, by }, cancellationToken: cancel));
    }
}

/// <summary>What became of an attempt to save a ready reply.</summary>
internal enum ReplySaved
{
    Yes,
    Stale,
    ShortcutTaken,
}
