using System.Collections.Concurrent;
using Konquista.Silo.Migrations;
using Konquista.Silo.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Konquista.TestDatabase))]

namespace Konquista;

/// <summary>
/// One fresh migrated database for the run, and more for tests that want their own: on the server of KONQUISTA_TEST_DB, which
/// whoever gives it throws away with all of them, or else on a private one, where they are dropped.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    /// <summary>What one test opens by itself; silos and sites bound their own, and all share what the server allows.</summary>
    private const int MostConnections = 20;

    /// <summary>Seconds that a connection stays open when nobody uses it: hundreds of small silos and sites come and go in one run.</summary>
    private const int Idle = 10;

    private readonly string _name = $"konquista_test_{Guid.NewGuid():N}";
    private readonly ConcurrentBag<string> _created = [];
    private PrivatePostgres? _server;
    private string _admin = "";
    private int _count;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Source { get; private set; } = null!;

    private string Template => _name + "_template";

    public async ValueTask InitializeAsync()
    {
        _admin = Environment.GetEnvironmentVariable("KONQUISTA_TEST_DB") ?? await StartServer();
        await OnServer($"create database {Template}");
        _created.Add(Template);
        await new Migrator(Migration.All).Run(ConnectionTo(Template));
        ConnectionString = await CreateDatabase();
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>A database of the caller's own; pools on it are the caller's to close.</summary>
    public async Task<string> CreateDatabase(bool migrated = true)
    {
        var name = $"{_name}_{Interlocked.Increment(ref _count)}";
        await OnServer($"create database {name} template {(migrated ? Template : "template0")}");
        _created.Add(name);
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (_server is null)
        {
            return;
        }

        foreach (var name in _created)
        {
            await OnServer($"drop database {name} with (force)");
        }

        if (await IsAlone())
        {
            await _server.Stop();
        }
    }

    private async Task<string> StartServer()
    {
        var checkout = new DirectoryInfo(AppContext.BaseDirectory);
        while (checkout.Parent is not null && !File.Exists(Path.Combine(checkout.FullName, "Konquista.sln")))
        {
            checkout = checkout.Parent;
        }

        _server = PrivatePostgres.Under(Path.Combine(checkout.FullName, ".konquista", "test"));
        return await _server.Start();
    }

    private async Task OnServer(string statement)
    {
        await using var connection = new NpgsqlConnection(_admin + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private async Task<bool> IsAlone()
    {
        await using var connection = new NpgsqlConnection(_admin + ";Pooling=false");
        await connection.OpenAsync();
        await using var others = new NpgsqlCommand("select not exists (select from pg_database where datname like 'konquista_test_%')", connection);
        return await others.ExecuteScalarAsync() is true;
    }

    private string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(_admin)
        {
            Database = database,
            IncludeErrorDetail = true,
            MaxPoolSize = MostConnections,
            ConnectionIdleLifetime = Idle,
            ConnectionPruningInterval = Idle / 2,
        }.ConnectionString;
}
