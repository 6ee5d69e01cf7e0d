using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Privacy;

/// <summary>Counts the numbers that nobody may write to, by reason, and the leads who asked to be left alone.</summary>
internal sealed class SuppressionReading(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Count = """
        select count(*) filter (where reason = 'erased') as erased, count(*) filter (where reason = 'do_not_contact') as donotcontact,
          (select count(*) from leads where opted_out_at is not null and erased_at is null and merged_into is null
            and (@only::uuid is null or store_id = @only)) as optedout
        from suppressed
        """;

    public async Task<SuppressionCounts> Counts(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<SuppressionCounts>(new CommandDefinition(Count, new { only }, cancellationToken: cancel));
    }
}

/// <summary>How many there are.</summary>
internal sealed record SuppressionCounts(long Erased, long DoNotContact, long OptedOut);
