using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dapper;
using Konquista.Imports;
using Npgsql;

namespace Konquista.Web.Imports;

/// <summary>What somebody decides of a file before it is taken in; which column is what is remembered for the next file with the same names.</summary>
internal sealed class ImportPlan(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Decide = """
        with i as (
          update imports set options = @options::jsonb
          where id = @id and state in ('mapping', 'rehearsed')
          returning 1
        ), m as (
          insert into import_mappings (header_hash, mapping, options)
          select @hash, @mapping::jsonb, @options::jsonb from i
          on conflict (header_hash) do update set mapping = excluded.mapping, options = excluded.options, used_at = product_now()
        )
        select count(*)::int from i
        """;

    [StringSyntax("sql")]
    private const string Remember = "select mapping::text as mapping, options::text as options from import_mappings where header_hash = @hash";

    [StringSyntax("sql")]
    private const string Chosen = "select options::text from imports where id = @id";

    [StringSyntax("sql")]
    private const string LastOfSame = """
        select o.id, o.file_name as filename, o.created_by as createdby, o.finished_at as finishedat, product_now() as now
        from imports i join imports o on o.sha256 = i.sha256 and o.kind = i.kind and o.id <> i.id
        where i.id = @id and o.state = 'done'
        order by o.finished_at desc
        limit 1
        """;

    [StringSyntax("sql")]
    private const string Drop = """
        with i as (
          delete from imports where id = @id and (state in ('mapping', 'rehearsed') or (state in ('queued', 'failed') and lines = 0)) returning *
        )
        select count(i.id)::int, count(write_change('import.discarded', @by, i.file_name, jsonb_build_object('state', i.state), null)) from i
        """;

    [StringSyntax("sql")]
    private const string CampaignName = "select name from campaigns where id = @id";

    /// <summary>False when something of it was taken in already.</summary>
    public async Task<bool> Discard(Guid id, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Drop, new { id, by }, cancellationToken: cancel)) == 1;
    }

    /// <summary>The campaign that was chosen; null where the rules for tags choose.</summary>
    public async Task<string?> Campaign(ImportOptions options, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return options.CampaignId is { } id
            ? await connection.ExecuteScalarAsync<string?>(new CommandDefinition(CampaignName, new { id }, cancellationToken: cancel))
            : null;
    }

    /// <summary>False when the import has begun already, or was forgotten.</summary>
    public async Task<bool> Save(Guid id, ImportOptions options, ColumnNames names, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            Decide,
            new { id, options = Json(options), hash = names.Hash, mapping = Json(names.Named(options.Columns!)) },
            cancellationToken: cancel)) == 1;
    }

    public async Task<ImportOptions> Options(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var json = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Chosen, new { id }, cancellationToken: cancel));
        return Read(json);
    }

    /// <summary>
    /// What was chosen the last time for a file with these columns; null when none was seen. Why its people may be written to is said
    /// anew for every file, but one of refused lines, which are of the same people.
    /// </summary>
    public async Task<ImportOptions?> Remembered(ColumnNames names, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Kept>(new CommandDefinition(Remember, new { hash = names.Hash }, cancellationToken: cancel)) is { } kept
            ? Options(kept, names)
            : null;
    }

    /// <summary>The last import that took in the very same file.</summary>
    public async Task<SameFile?> Twin(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<SameFile>(new CommandDefinition(LastOfSame, new { id }, cancellationToken: cancel));
    }

    private static ImportOptions Options(Kept kept, ColumnNames names)
    {
        var options = Read(kept.Options);
        return options with
        {
            Columns = names.Found(JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Mapping, JsonSerializerOptions.Web)!),
            Consent = names.IsOfRefusedLines ? options.Consent : null,
        };
    }

    private static ImportOptions Read(string? json) =>
        json is null ? new() : JsonSerializer.Deserialize<ImportOptions>(json, JsonSerializerOptions.Web) ?? new();

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private sealed record Kept(string Mapping, string? Options);
}

/// <summary>An import that is done, of the same file as another.</summary>
internal sealed record SameFile(Guid Id, string FileName, string? CreatedBy, DateTime? FinishedAt, DateTime Now);
