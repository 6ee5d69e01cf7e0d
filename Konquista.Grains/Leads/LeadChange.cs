using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.Leads;

/// <summary>
/// One change of a lead and all that follows from it, committed together or not at all. The lead's row is touched first and
/// only at the version that was decided on: a grain that is not the newest any more changes nothing.
/// </summary>
internal sealed class LeadChange(Guid leadId, int version)
{
    [StringSyntax("sql")]
    private const string Touch = "update leads set version = version + 1 where id = $1 and version = $2";

    private readonly List<NpgsqlBatchCommand> _statements = [Statement(Touch, leadId, version)];

    public Guid LeadId => leadId;

    public int NewVersion => version + 1;

    public LeadChange Then([StringSyntax("sql")] string sql, params ReadOnlySpan<object?> values)
    {
        _statements.Add(Statement(sql, values));
        return this;
    }

    /// <summary>False when the lead has moved on since <c>version</c>; nothing is written then.</summary>
    public async Task<bool> Commit(NpgsqlDataSource db)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await Write(connection))
        {
            await transaction.RollbackAsync();
            return false;
        }

        await transaction.CommitAsync();
        return true;
    }

    /// <summary>The same within the caller's transaction, which is to be rolled back when this is false.</summary>
    public async Task<bool> Write(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        _statements.ForEach(batch.BatchCommands.Add);
        await batch.ExecuteNonQueryAsync();
        return batch.BatchCommands[0].RecordsAffected == 1;
    }

    private static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            statement.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return statement;
    }
}
