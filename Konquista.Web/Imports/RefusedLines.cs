using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Imports;

/// <summary>The lines of a file that could not become leads, with the reason of each, in the order of the file.</summary>
internal sealed class RefusedLines(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    [StringSyntax("sql")]
    private const string After = """
        select line, reason, given from import_lines
        where import_id = @id and verdict = 'refused' and line > @after
        order by line
        limit @most
        """;

    public async Task<IReadOnlyList<RefusedLine>> Page(Guid id, int after, CancellationToken cancel, int most = PageSize + 1)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<RefusedLine>(new CommandDefinition(After, new { id, after, most }, cancellationToken: cancel)),
        ];
    }
}

/// <summary>One line that was refused, as the file had it.</summary>
internal sealed record RefusedLine(int Line, string? Reason, string? Given);
