using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>The right to work through the inbox: a session lock of which the cluster has one, held as long as its connection lives.</summary>
internal sealed class InboxTurn : IAsyncDisposable
{
    private const long Key = 0x4B71_1B0C;

    [StringSyntax("sql")]
    private const string TakeSql = """
        select pg_try_advisory_lock($1::bigint)
        """;

    [StringSyntax("sql")]
    private const string LeaveSql = """
        select pg_advisory_unlock($1::bigint)
        """;

    private InboxTurn(NpgsqlConnection connection) => Connection = connection;

    /// <summary>Rows are read on it, so that whoever lost the lock reads nothing more.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Null when another silo has it.</summary>
    public static async Task<InboxTurn?> Take(NpgsqlDataSource db, CancellationToken cancellation)
    {
        var connection = await db.OpenConnectionAsync(cancellation);
        try
        {
            if (await Ask(connection, TakeSql, cancellation))
            {
                return new(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    // Given back by hand: a pooled connection keeps its session, and with it the lock, until somebody uses it again.
    public async ValueTask DisposeAsync()
    {
        await using var _ = Connection;
        if (Connection.State is System.Data.ConnectionState.Open)
        {
            await Ask(Connection, LeaveSql, CancellationToken.None);
        }
    }

    private static async Task<bool> Ask(NpgsqlConnection connection, [StringSyntax("sql")] string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Key } } };
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
