using System.Diagnostics.CodeAnalysis;

namespace Konquista.Silo.Postgres;

/// <summary>The server's process of one folder, handled by pg_ctl; a zombie, which pg_ctl takes for alive, is seen as dead.</summary>
internal sealed class ServerProcess(PostgresFolder folder, PostgresBinaries binaries)
{
    private string PidFile => Path.Combine(folder.Data, "postmaster.pid");

    public async Task<bool> IsAlive(CancellationToken cancellation) =>
        !IsZombie() && await ServerProgram.Succeeds(binaries["pg_ctl"], ["status", "-D", folder.Data], cancellation);

    public async Task<bool> Start(CancellationToken cancellation)
    {
        if (IsZombie())
        {
            File.Delete(PidFile);
        }

        var settings = Path.Combine(folder.Data, "konquista.conf");
        await File.WriteAllTextAsync(settings, ServerSettings.For(folder), cancellation);
        PostgresFolder.Close(settings);
        PostgresFolder.Close(Directory.CreateDirectory(folder.Sockets).FullName);
        await ServerProgram.HandOver([settings, folder.Sockets], cancellation);
        string[] start = ["start", "-s", "-w", "-t", "60", "-D", folder.Data, "-l", folder.Log];
        return await ServerProgram.Succeeds(binaries["pg_ctl"], start, cancellation);
    }

    public async Task Stop(CancellationToken cancellation)
    {
        if (await IsAlive(cancellation))
        {
            await ServerProgram.Require(binaries["pg_ctl"], ["stop", "-s", "-w", "-t", "60", "-m", "fast", "-D", folder.Data], cancellation);
        }
    }

    // Where nobody reaps it (a container's first process may not), a killed server stays a zombie for ever.
    private bool IsZombie() =>
        TryRead(PidFile, out var pid)
        && TryRead($"/proc/{pid.Split('\n')[0].Trim()}/stat", out var stat)
        && stat.Contains(") Z ", StringComparison.Ordinal);

    private static bool TryRead(string path, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = File.ReadAllText(path);
            return true;
        }
        catch (IOException)
        {
            text = null;
            return false;
        }
    }
}
