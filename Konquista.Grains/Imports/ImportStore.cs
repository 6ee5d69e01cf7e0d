using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Konquista.Imports.Files;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Imports;

/// <summary>The row of an import: where it stands and how it ends.</summary>
internal sealed class ImportStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string ById = """
        select kind, bytes, options, state, encoding, delimiter, created_by, coalesce(started_at, created_at), lines, enrolled,
          coalesce((select max(line) from import_lines where import_id = $1), 1)
        from imports where id = $1
        """;

    public async Task<ImportRow?> Load(Guid id, CancellationToken cancellation)
    {
        await using var command = db.Command(ById, id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? Read(id, row) : null;
    }

    [StringSyntax("sql")]
    private const string Running = "select begin_import($1, $2)";

    /// <summary>False when there is nothing to begin or to go on with.</summary>
    public async Task<bool> Start(Guid id, DateTimeOffset now)
    {
        await using var command = db.Command(Running, id, now);
        return await command.ExecuteScalarAsync() is true;
    }

    [StringSyntax("sql")]
    private const string Rehearsing = """
        update imports set state = 'rehearsing', problem = null, started_at = $2, finished_at = null
        where id = $1 and state in ('mapping', 'rehearsed')
        """;

    public Task Rehearse(Guid id, DateTimeOffset now) => db.Execute(Rehearsing, id, now);

    [StringSyntax("sql")]
    private const string Undoing = """
        update imports set state = 'undoing', problem = null, undone_by = $2, undo_line = 0, undone = 0
        where id = $1 and state in ('done', 'stopped', 'failed')
        """;

    public Task Undo(Guid id, string by) => db.Execute(Undoing, id, by);

    [StringSyntax("sql")]
    private const string Stopped = """
        update imports set state = case state when 'rehearsing' then 'mapping' else 'stopped' end
        where id = $1 and state in ('queued', 'running', 'rehearsing')
        """;

    public Task Stop(Guid id) => db.Execute(Stopped, id);

    [StringSyntax("sql")]
    private const string Inspected = "update imports set encoding = $2, delimiter = $3 where id = $1";

    public Task Inspect(Guid id, ImportFormat format) => db.Execute(Inspected, id, format.Encoding, format.Delimiter.ToString());

    [StringSyntax("sql")]
    private const string Headed = "update imports set header = $2 where id = $1 and header <> $2";

    public Task KeepHeader(Guid id, IReadOnlyList<string> header) => db.Execute(Headed, id, header.ToArray());

    [StringSyntax("sql")]
    private const string Done = """
        update imports set state = 'done', fraction = 1, finished_at = $2 where id = $1 and state = 'running'
        """;

    [StringSyntax("sql")]
    private const string Forget = "select forget_files(array[$1]::uuid[])";

    /// <summary>A file that names somebody who was erased is not kept any longer than it is read.</summary>
    public async Task Finish(Guid id, DateTimeOffset now)
    {
        await db.Execute(Done, id, now);
        await db.Execute(Forget, id);
    }

    [StringSyntax("sql")]
    private const string DueSoon = """
        select lead_id
        from enrollments
        where import_id = $1 and state = 'active' and next_at < $2
        order by next_at, id
        limit $3
        """;

    /// <summary>Whom this import enrolled and whose first message may go before <paramref name="moment"/>.</summary>
    public async Task<IReadOnlyList<Guid>> Due(Guid id, DateTimeOffset moment, int most)
    {
        await using var command = db.Command(DueSoon, id, moment, most);
        await using var rows = await command.ExecuteReaderAsync();
        var leads = new List<Guid>();
        while (await rows.ReadAsync())
        {
            leads.Add(rows.GetGuid(0));
        }

        return leads;
    }

    [StringSyntax("sql")]
    private const string Failed = """
        update imports set state = case state when 'rehearsing' then 'mapping' else 'failed' end, problem = $2, finished_at = $3
        where id = $1
        """;

    /// <summary>A rehearsal that came to nothing leaves the file as it was: other columns may be chosen.</summary>
    public Task Fail(Guid id, ImportProblem problem, DateTimeOffset now) => db.Execute(Failed, id, problem.Code, now);

    private static ImportRow Read(Guid id, NpgsqlDataReader row) =>
        new(id, Enum.Parse<ImportKind>(row.GetString(0), ignoreCase: true), row.GetInt64(1), Options(row.GetString(2)))
        {
            State = row.GetString(3),
            Format = row.IsDBNull(4) ? null : new(row.GetString(4), row.GetString(5)[0]),
            By = row.IsDBNull(6) ? null : row.GetString(6),
            StartedAt = row.GetFieldValue<DateTimeOffset>(7),
            Lines = row.GetInt32(8),
            Enrolled = row.GetInt32(9),
            LastLine = row.GetInt32(10),
        };

    private static ImportOptions Options(string json) => JsonSerializer.Deserialize<ImportOptions>(json, JsonSerializerOptions.Web) ?? new();
}
