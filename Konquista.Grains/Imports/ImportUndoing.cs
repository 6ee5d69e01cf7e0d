using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Takes an import back, some thousand people at a time: whom it made goes, whom it changed is as before, and its sequences end.</summary>
internal sealed class ImportUndoing(NpgsqlDataSource db, Guid id) : IImportWork
{
    /// <summary>People in one transaction.</summary>
    public const int AtOnce = 2000;

    [StringSyntax("sql")]
    private const string Undo = "select undo_import($1, $2)";

    public async Task<bool> Next(CancellationToken cancellation = default)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var undo = connection.Command(Undo, id, AtOnce);
        var goesOn = await undo.ExecuteScalarAsync(cancellation) is true;
        Failpoint.Hit(ImportWriter.BeforeCommit);
        await transaction.CommitAsync(cancellation);
        return goesOn;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
