using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Imports;

/// <summary>Files that were taken in, the newest first, and how each of them stands.</summary>
internal sealed class ImportList(NpgsqlDataSource database)
{
    public const int PageSize = 30;

    [StringSyntax("sql")]
    private const string Recent = """
        select id, kind, file_name as filename, bytes, state, lines, created, updated, known, repeated, refused, enrolled, fraction,
          problem, created_by as createdby, created_at as createdat, started_at as startedat, finished_at as finishedat,
          product_now() as now
        from imports
        where (@before::timestamptz is null or (created_at, id) < (@before, @beforeid))
        order by created_at desc, id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string One = """
        select id, kind, file_name as filename, bytes, state, lines, created, updated, known, repeated, refused, enrolled, fraction,
          problem, created_by as createdby, created_at as createdat, started_at as startedat, finished_at as finishedat,
          product_now() as now, delimiter, header
        from imports where id = @id
        """;

    [StringSyntax("sql")]
    private const string Campaigns = "select id, name from campaigns where state <> 'stopped' and version_id is not null order by name";

    public async Task<IReadOnlyList<ImportRow>> Page(DateTime? before, Guid? beforeId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<ImportRow>(new CommandDefinition(
                Recent, new { before, beforeid = beforeId, most = PageSize + 1 }, cancellationToken: cancel)),
        ];
    }

    public async Task<ImportRow?> Find(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<ImportRow>(new CommandDefinition(One, new { id }, cancellationToken: cancel));
    }

    public async Task<IReadOnlyList<CampaignChoice>> AllCampaigns(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<CampaignChoice>(new CommandDefinition(Campaigns, cancellationToken: cancel))];
    }
}

/// <summary>One campaign to choose.</summary>
internal sealed record CampaignChoice(Guid Id, string Name);
