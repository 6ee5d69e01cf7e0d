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
            Wipe();
        }

        var binaries = PostgresBinaries.Find(folder.Version);
        if (folder.Version is null)
        {
            await Initialise(binaries, cancellation);
        }

        await StartOrAdopt(binaries, cancellation);
        await CreateDatabase(cancellation);
        return ConnectionString(Name);
    }

    public async Task Stop(CancellationToken cancellation = default)
    {
        await using var turn = await Turn(cancellation);
        await StopServer(cancellation);
    }

    public async Task<bool> IsRunning(CancellationToken cancellation = default) =>
        folder.Version is { } version && await HasProcess(PostgresBinaries.Find(version), cancellation) && await Answers(cancellation);

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

    private void Wipe()
    {
        foreach (var part in new[] { folder.Data, folder.Sockets }.Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }

        File.Delete(folder.Password);
    }

    // Made beside its place and moved there whole: a folder left half made by a kill is never taken for a database.
    private async Task Initialise(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var unfinished = folder.Data + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await File.WriteAllTextAsync(folder.Password, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), cancellation);
        PostgresFolder.Close(folder.Password);
        PostgresFolder.Close(Directory.CreateDirectory(unfinished).FullName);
        await ServerProgram.HandOver([unfinished, folder.Password], cancellation);
        await ServerProgram.Require(
            binaries["initdb"],
            ["-D", unfinished, "-U", Name, "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--pwfile=" + folder.Password],
            cancellation);
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), "\ninclude 'konquista.conf'\n", cancellation);
        Directory.Move(unfinished, folder.Data);
    }

    // A process alone proves nothing: a zombie of a killed server has one too. It runs when it answers, and starts once its remains are gone.
    private async Task StartOrAdopt(PostgresBinaries binaries, CancellationToken cancellation)
    {
        for (var tries = 1; !(await HasProcess(binaries, cancellation) && await Answers(cancellation)); tries++)
        {
            if (!await HasProcess(binaries, cancellation) && await StartServer(binaries, cancellation))
            {
                continue;
            }

            if (tries == Patience)
            {
                throw new OperatorException($"PostgreSQL does not start; its log is {folder.Log}.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    private async Task<bool> StartServer(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var settings = Path.Combine(folder.Data, "konquista.conf");
        await File.WriteAllTextAsync(settings, ServerSettings.For(folder), cancellation);
        PostgresFolder.Close(Directory.CreateDirectory(folder.Sockets).FullName);
        await ServerProgram.HandOver([settings, folder.Sockets], cancellation);
        return await ServerProgram.Succeeds(binaries["pg_ctl"], ["start", "-s", "-w", "-t", "60", "-D", folder.Data, "-l", folder.Log], cancellation);
    }

    private async Task StopServer(CancellationToken cancellation)
    {
        if (folder.Version is { } version && PostgresBinaries.Find(version) is var binaries && await HasProcess(binaries, cancellation))
        {
            await ServerProgram.Require(binaries["pg_ctl"], ["stop", "-s", "-w", "-t", "60", "-m", "fast", "-D", folder.Data], cancellation);
        }
    }

    private Task<bool> HasProcess(PostgresBinaries binaries, CancellationToken cancellation) =>
        ServerProgram.Succeeds(binaries["pg_ctl"], ["status", "-D", folder.Data], cancellation);

    private async Task<bool> Answers(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false;Timeout=3");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException problem) when (problem is not PostgresException { SqlState: PostgresErrorCodes.InvalidPassword })
        {
            return false;
        }
    }

    private async Task CreateDatabase(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{Name}'", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = new NpgsqlCommand($"create database {Name}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Sockets,
        Username = Name,
        Password = File.ReadAllText(folder.Password),
        Database = database,
        IncludeErrorDetail = false,
    }.ConnectionString;
}
