using System.Diagnostics;
using System.Globalization;
using Konquista.Silo.Postgres;
using Npgsql;

namespace Konquista.Postgres;

public sealed class PrivatePostgresTests : IAsyncLifetime
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"kq-{Guid.NewGuid():N}"[..11]);

    private PrivatePostgres Server => PrivatePostgres.Under(_root);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_starts_is_adopted_stops_and_keeps_its_data()
    {
        (await Server.IsRunning(Cancellation)).ShouldBeFalse();

        var first = await Server.Start(cancellation: Cancellation);
        await One(first, "create table kept (id int)");
        var process = Postmaster();
        var adopted = await Server.Start(cancellation: Cancellation);

        adopted.ShouldBe(first);
        Postmaster().ShouldBe(process);
        (await Server.IsRunning(Cancellation)).ShouldBeTrue();
        await Server.Stop(Cancellation);
        (await Server.IsRunning(Cancellation)).ShouldBeFalse();
        (await One(await Server.Start(cancellation: Cancellation), "select to_regclass('kept') is not null")).ShouldBe(true);
    }

    [Fact]
    public async Task It_starts_again_after_its_process_was_killed()
    {
        var connectionString = await Server.Start(cancellation: Cancellation);
        await One(connectionString, "create table kept (id int)");

        using (var process = Process.GetProcessById(Postmaster()))
        {
            process.Kill();
        }

        (await One(await Server.Start(cancellation: Cancellation), "select to_regclass('kept') is not null")).ShouldBe(true);
    }

    [Fact]
    public async Task Fresh_throws_the_data_away()
    {
        await One(await Server.Start(cancellation: Cancellation), "create table gone (id int)");

        var connectionString = await Server.Start(fresh: true, Cancellation);

        (await One(connectionString, "select to_regclass('gone') is null")).ShouldBe(true);
    }

    [Fact]
    public async Task It_listens_on_no_port_is_durable_and_hides_details()
    {
        var connectionString = await Server.Start(cancellation: Cancellation);

        (await One(connectionString, "select current_setting('listen_addresses')")).ShouldBe("");
        (await One(connectionString, "select current_setting('fsync') || current_setting('synchronous_commit')")).ShouldBe("onon");
        (await One(connectionString, "select current_setting('max_connections')")).ShouldBe("200");
        connectionString.ShouldContain("Include Error Detail=false");
    }

    [Fact]
    public async Task No_data_reaches_its_log()
    {
        var connectionString = await Server.Start(cancellation: Cancellation);

        await Should.ThrowAsync<PostgresException>(() => One(connectionString, "select 'Maria das Dores'::int"));
        await Should.ThrowAsync<PostgresException>(() => One(connectionString, "do $$ begin raise warning 'Maria das Dores'; raise 'Maria das Dores'; end $$"));

        (await File.ReadAllTextAsync(Server.Folder.Log, Cancellation)).ShouldNotContain("Maria");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.Stop();
        Directory.Delete(_root, recursive: true);
    }

    private int Postmaster() =>
        int.Parse(File.ReadLines(Path.Combine(Server.Folder.Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static async Task<object?> One(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
