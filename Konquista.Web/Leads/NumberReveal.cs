using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>Shows the numbers of one person to who sees them masked, and writes down who asked in the statement that reads them.</summary>
internal sealed class NumberReveal(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Tell = """
        with told as (
          insert into feed (at, kind, lead_id, actor, data)
          select product_clock_timestamp(), 'lead.revealed', id, @by, '{}'
          from leads
          where id = @id and erased_at is null and merged_into is null and (@only::uuid is null or store_id = @only)
          returning lead_id
        )
        select array(
          select phone from leads where id = lead_id
          union
          select value from lead_identities where kind = 'phone' and lead_identities.lead_id = told.lead_id
          order by 1)
        from told
        """;

    /// <summary>Null when there is nobody whom this person may see.</summary>
    public async Task<string[]?> Ask(Guid id, Guid? only, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<string[]>(new CommandDefinition(Tell, new { id, only, by }, cancellationToken: cancel));
    }
}
