using System.Security.Cryptography;
using Konquista.Silo.Verbs;
using Npgsql;

namespace Konquista.Silo.Postgres;

/// <summary>A PostgreSQL server of the product's own, on a Unix socket: made, started, adopted when it already runs, and stopped.</summary>
internal sealed class PrivatePostgres(PostgresFolder folder)
{
    private const string Name = "konquista";
    private const int Patience = 80;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public PostgresFolder Folder => folder;

    public static PrivatePostgres Under(string root) => OperatingSystem.IsWindows()
        ? throw new OperatorException("A private PostgreSQL needs Linux or macOS: set ConnectionStrings:Konquista to a server you have.")
        : new PrivatePostgres(PostgresFolder.Under(root));

    /// <summary>Makes the server answer and returns the connection string of its database.</summary>
    public async Task<string> Start(bool fresh = false, CancellationToken cancellation = default)
    {
        await using var turn = await Turn(cancellation);
        if (fresh)
        {
            await StopServer(cancellation);
            folder.Wipe();
        }

        var binaries = PostgresBinaries.Find(folder.Version);
        if (folder.Version is null)
        {
            await Initialise(binaries, cancellation);
        }

        await StartOrAdopt(new ServerProcess(folder, binaries), cancellation);
        await CreateDatabase(cancellation);
        return ConnectionString(Name);
    }

    public async Task Stop(CancellationToken cancellation = default)
    {
        await using var turn = await Turn(cancellation);
        await StopServer(cancellation);
    }

    public async Task<bool> IsRunning(CancellationToken cancellation = default) =>
        folder.Version is { } version
        && await new ServerProcess(folder, PostgresBinaries.Find(version)).IsAlive(cancellation)
        && await Answers(cancellation);

    private async Task<FileStream> Turn(CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < Patience)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellation);
            }
        }
    }

    // Made beside its place and moved there whole: a folder left half made by a kill is never taken for a database.
    private async Task Initialise(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var unfinished = folder.ForInitdb();
        await File.WriteAllTextAsync(folder.Password, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), cancellation);
        PostgresFolder.Close(folder.Password);
        await ServerProgram.HandOver([unfinished, folder.Password], cancellation);
        await ServerProgram.Require(
            binaries["initdb"],
            ["-D", unfinished, "-U", Name, "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--pwfile=" + folder.Password],
            cancellation);
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), "\ninclude 'konquista.conf'\n", cancellation);
        Directory.Move(unfinished, folder.Data);
    }

    // It runs when it answers, not when it has a process; a killed one's children may keep the next from starting for a moment.
    private async Task StartOrAdopt(ServerProcess process, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var isAlive = await process.IsAlive(cancellation) || await process.Start(cancellation);
            if (isAlive && await Answers(cancellation))
            {
                return;
            }

            if (tries == Patience)
            {
                throw new OperatorException($"PostgreSQL does not start; its log is {folder.Log}.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    private async Task StopServer(CancellationToken cancellation)
    {
        if (folder.Version is { } version)
        {
            await new ServerProcess(folder, PostgresBinaries.Find(version)).Stop(cancellation);
        }
    }

    private async Task<bool> Answers(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Timeout=3");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task CreateDatabase(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{Name}'", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = new NpgsqlCommand($"create database {Name}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    private string ConnectionString(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = folder.Sockets,
            Username = Name,
            Password = File.ReadAllText(folder.Password),
            Database = database,
        };
        return settings.ConnectionString + (database == Name ? ";Include Error Detail=false" : ";Pooling=false");
    }
}
