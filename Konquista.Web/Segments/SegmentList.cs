using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Leads;
using Npgsql;

namespace Konquista.Web.Segments;

/// <summary>The segments that there are, and how many leads each names now: as many as somebody may see, and no further than is worth counting.</summary>
internal sealed class SegmentList(NpgsqlDataSource database)
{
    /// <summary>More than these are told as "more than".</summary>
    public const int MostCounted = 10_000;

    /// <summary>Seconds; a state that is rare among a million leads takes longer.</summary>
    private const int Patience = 2;

    [StringSyntax("sql")]
    private const string Rows = """
        select id, name, query::text as filter, created_by as createdby, version from segments order by lower(name)
        """;

    [StringSyntax("sql")]
    private const string One = """
        select id, name, query::text as filter, created_by as createdby, version from segments where id = @id
        """;

    [StringSyntax("sql")]
    private const string Number = $"select count(*) from (select from leads_standing l where {LeadFilter.Which} limit @most) n";

    public async Task<IReadOnlyList<Segment>> All(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<Segment>(new CommandDefinition(Rows, cancellationToken: cancel))];
    }

    public async Task<Segment?> Find(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Segment>(new CommandDefinition(One, new { id }, cancellationToken: cancel));
    }

    public Task<int?> Count(Segment segment, Guid? only, CancellationToken cancel) => Count(segment.Query().Filter(only, parts: false), cancel);

    /// <summary>One more than <see cref="MostCounted"/> stands for all above; null when it took too long to count.</summary>
    public async Task<int?> Count(LeadFilter filter, CancellationToken cancel)
    {
        var values = filter.Values();
        values.Add("most", MostCounted + 1);
        await using var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            return (int)await connection.ExecuteScalarAsync<long>(
                new CommandDefinition(Number, values, commandTimeout: Patience, cancellationToken: cancel));
        }
        catch (NpgsqlException slow) when (slow.InnerException is TimeoutException)
        {
            return null;
        }
    }
}
