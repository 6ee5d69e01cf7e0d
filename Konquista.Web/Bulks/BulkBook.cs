using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Leads;
using Npgsql;

namespace Konquista.Web.Bulks;

/// <summary>Writes down work on many leads: what is to be done, and for whom, as they match at this moment.</summary>
internal sealed class BulkBook(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Head = """
        insert into bulks (id, action, argument, total, created_by) values (@id, @action, @argument, 0, @by)
        """;

    [StringSyntax("sql")]
    private const string Leads = $"""
        with l as (
          insert into bulk_leads (bulk_id, no, lead_id)
          select @id, row_number() over (order by l.captured_at, l.id), l.id
          from leads_standing l
          where {LeadFilter.Which}
          returning 1
        )
        select count(*)::int from l
        """;

    [StringSyntax("sql")]
    private const string Total = "update bulks set total = @total where id = @id";

    /// <summary>Answers how many leads it is about. When these are not as many as somebody was told, nothing is written.</summary>
    public async Task<int> Write(Guid id, string action, string? argument, LeadFilter filter, int told, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Head, new { id, action, argument, by }, transaction, cancellationToken: cancel));
        var values = filter.Values();
        values.Add("id", id);
        var total = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Leads, values, transaction, cancellationToken: cancel));
        if (total == told && total > 0)
        {
            await connection.ExecuteAsync(new CommandDefinition(Total, new { id, total }, transaction, cancellationToken: cancel));
            await transaction.CommitAsync(cancel);
        }

        return total;
    }
}
