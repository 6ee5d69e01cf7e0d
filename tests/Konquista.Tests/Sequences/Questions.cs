using Npgsql;

namespace Konquista.Sequences;

/// <summary>What a test asks of a database and does to it, in SQL.</summary>
internal static class Questions
{
    public static async Task<T> One<T>(this NpgsqlDataSource db, string sql, params object[] values) => (await db.All<T>(sql, values)).Single();

    public static async Task<IReadOnlyList<T>> All<T>(this NpgsqlDataSource db, string sql, params object[] values)
    {
        await using var command = db.CommandOf(sql, values);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var all = new List<T>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            all.Add(await rows.GetFieldValueAsync<T>(0, TestContext.Current.CancellationToken));
        }

        return all;
    }

    public static async Task Change(this NpgsqlDataSource db, string sql, params object[] values)
    {
        await using var command = db.CommandOf(sql, values);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static NpgsqlCommand CommandOf(this NpgsqlDataSource db, string sql, params object[] values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
