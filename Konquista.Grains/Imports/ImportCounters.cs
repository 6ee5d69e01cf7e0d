using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Adds a chunk to the numbers of its import, as long as the import is still at what it was doing.</summary>
internal static class ImportCounters
{
    [StringSyntax("sql")]
    private const string Count = """
        update imports
        set lines = lines + $3, created = created + $4, updated = updated + $5, known = known + $6, repeated = repeated + $7,
          refused = refused + $8, enrolled = enrolled + $9, fraction = greatest(fraction, $10)
        where id = $1 and state = $2
        """;

    /// <summary>False when the import does something else now: nothing of the chunk may be written then.</summary>
    public static async Task<bool> Add(NpgsqlConnection connection, Guid id, string state, ImportChunk chunk, double fraction)
    {
        var counts = chunk.Verdicts.CountBy(verdict => verdict.Verdict).ToDictionary(StringComparer.Ordinal);
        return await connection.Execute(
            Count, id, state, chunk.Verdicts.Count, Of(ImportVerdict.New), Of(ImportVerdict.Updated), Of(ImportVerdict.Known),
            Of(ImportVerdict.Repeated), Of(ImportVerdict.Refused), chunk.Enrolled, fraction) == 1;

        int Of(string verdict) => counts.GetValueOrDefault(verdict);
    }
}
