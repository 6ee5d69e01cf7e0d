using Npgsql;

namespace Konquista.Migrations;

public sealed class PartitionTests(TestDatabase database)
{
    private const string Make = "select make_partitions('2031-01-01')";

    [Fact]
    public async Task A_new_month_does_not_wait_behind_a_long_reader()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        await using var reader = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var reading = await reader.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var read = new NpgsqlCommand("select count(*) from messages", reader);
        await read.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        var refusal = await Should.ThrowAsync<PostgresException>(() => One(source));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
        await reading.RollbackAsync(TestContext.Current.CancellationToken);
        (await One(source)).ShouldBe(4);
    }

    private static async Task<object?> One(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(Make);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
