using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Templates;

/// <summary>Writes templates, each change with the fact of who made it; a form that is older than the row changes nothing, and what is
/// used stays.</summary>
internal sealed class TemplateBook(NpgsqlDataSource database, TemplateUses uses)
{
    [StringSyntax("sql")]
    private const string State = """
        select jsonb_strip_nulls(jsonb_build_object('name', name, 'kind', kind, 'media', encode(media_hash, 'hex'),
          'cloud_name', cloud_name, 'cloud_language', cloud_language,
          'cloud_variables', case when kind = 'cloud_template' then to_jsonb(cloud_variables) end,
          'variants', array(select body from template_variants where template_id = id order by no)))::text
        from templates where id = @id for update
        """;

    [StringSyntax("sql")]
    private const string Write = """
        with made as (
          insert into templates (id, name, kind, media_hash, cloud_name, cloud_language, cloud_variables, version)
          select @id, @name, @kind, @media, @cloudname, @cloudlanguage, @cloudvariables, 1
          where @version = 0
          on conflict (id) do nothing
          returning id
        ), changed as (
          update templates set name = @name, kind = @kind, media_hash = @media, cloud_name = @cloudname,
            cloud_language = @cloudlanguage, cloud_variables = @cloudvariables, version = version + 1,
            updated_at = product_clock_timestamp()
          where id = @id and version = @version and @version > 0
          returning id
        ), t as (
          select id from made union all select id from changed
        ), fewer as (
          delete from template_variants using t where template_id = t.id and no > cardinality(@texts::text[])
        ), texts as (
          insert into template_variants (template_id, no, body)
          select t.id, v.no, v.body from t, unnest(@texts::text[]) with ordinality v (body, no)
          on conflict (template_id, no) do update set body = excluded.body
        )
        select count(*)::int from t
        """;

    [StringSyntax("sql")]
    private const string Note = "select write_change(@kind, @by, @name, @before::jsonb, @after::jsonb)";

    [StringSyntax("sql")]
    private const string Delete = "delete from templates where id = @id";

    public async Task<TemplateSaved> Save(Guid id, TemplateForm form, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            var before = await connection.ExecuteScalarAsync<string?>(new(State, new { id }, cancellationToken: cancel));
            if (await connection.ExecuteScalarAsync<int>(new CommandDefinition(Write, form.Values(id), cancellationToken: cancel)) == 0)
            {
                return TemplateSaved.Stale;
            }

            var after = await connection.ExecuteScalarAsync<string?>(new(State, new { id }, cancellationToken: cancel));
            await connection.ExecuteAsync(new CommandDefinition(
                Note, new { kind = "template.changed", by, name = form.Name.Trim(), before, after }, cancellationToken: cancel));
            await transaction.CommitAsync(cancel);
            return TemplateSaved.Yes;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return TemplateSaved.NameTaken;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return TemplateSaved.FileGone;
        }
    }

    /// <summary>False when a campaign uses it, or a message that has not left.</summary>
    public async Task<bool> Remove(TemplateDetails template, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var before = await connection.ExecuteScalarAsync<string?>(new(State, new { id = template.Id }, cancellationToken: cancel));
        if ((await uses.ReachOf(template.Id, only: null, cancel)).IsUsed)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(Delete, new { id = template.Id }, cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(
            Note, new { kind = "template.removed", by, name = template.Name, before, after = (string?)null }, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return true;
    }
}

/// <summary>What became of an attempt to save a template.</summary>
internal enum TemplateSaved
{
    Yes,
    Stale,
    NameTaken,

    /// <summary>The file that goes with it is not kept, or no longer.</summary>
    FileGone,
}
