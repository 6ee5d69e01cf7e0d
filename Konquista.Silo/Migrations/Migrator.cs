using System.Diagnostics.CodeAnalysis;
using Konquista.Silo.Verbs;
using Npgsql;

namespace Konquista.Silo.Migrations;

/// <summary>Brings a database up to the given files, one runner at a time, each file in a transaction of its own.</summary>
internal sealed class Migrator(IReadOnlyList<Migration> files)
{
    private const long Turn = 0x6b6f6e717569;

    [StringSyntax("sql")]
    private const string Record = "insert into public.schema_version (number, name, sha256) values ($1, $2, $3)";

    /// <summary>Applies what is missing and says how many files that were.</summary>
    public async Task<int> Run(string connectionString, CancellationToken cancellation = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        await WaitForTurn(connection, cancellation);
        var history = await MigrationHistory.Read(connection, cancellation);
        var missing = history.MissingFrom(files);
        foreach (var file in missing)
        {
            await Apply(connection, file, cancellation);
        }

        await FeedEra.Check(connection, cancellation);
        return missing.Count;
    }

    // Polled: a waiter inside pg_advisory_lock holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait in turn.
    private static async Task WaitForTurn(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection);
        command.Parameters.Add(new() { Value = Turn });
        while (await command.ExecuteScalarAsync(cancellation) is not true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }
    }

    private static async Task Apply(NpgsqlConnection connection, Migration file, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = file.NeedsNoTransaction ? null : await connection.BeginTransactionAsync(cancellation);
            await using var statements = new NpgsqlCommand(file.Sql, connection);
            await statements.ExecuteNonQueryAsync(cancellation);
            await using var record = new NpgsqlCommand(Record, connection);
            record.Parameters.Add(new() { Value = file.Number });
            record.Parameters.Add(new() { Value = file.Name });
            record.Parameters.Add(new() { Value = file.Checksum });
            await record.ExecuteNonQueryAsync(cancellation);
            await (transaction?.CommitAsync(cancellation) ?? Task.CompletedTask);
        }
        catch (PostgresException problem)
        {
            throw new OperatorException($"Migration {file.Name} failed: {problem.MessageText}.", inner: problem);
        }
    }
}
