using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.Postgres;

/// <summary>Commands with positional values: the only short-cut over Npgsql that stores use.</summary>
internal static class NpgsqlCommands
{
    /// <summary>A command whose $1, $2 … are <paramref name="values"/> in order; null becomes a typed null where the server infers the type.</summary>
    public static NpgsqlCommand Command(this NpgsqlDataSource db, [StringSyntax("sql")] string sql, params ReadOnlySpan<object?> values) =>
        db.CreateCommand(sql).With(values);

    public static NpgsqlCommand Command(this NpgsqlConnection connection, [StringSyntax("sql")] string sql, params ReadOnlySpan<object?> values) =>
        new NpgsqlCommand(sql, connection).With(values);

    public static async Task<int> Execute(this NpgsqlDataSource db, [StringSyntax("sql")] string sql, params object?[] values)
    {
        await using var command = db.Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<int> Execute(this NpgsqlConnection connection, [StringSyntax("sql")] string sql, params object?[] values)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The value of the first column, or default when there is no row or it is null.</summary>
    public static T? ValueOrNull<T>(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);

    private static NpgsqlCommand With(this NpgsqlCommand command, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
