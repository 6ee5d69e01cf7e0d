using System.Diagnostics;
using Konquista.Silo.Verbs;

namespace Konquista.Silo.Postgres;

/// <summary>Runs one program of PostgreSQL to its end, as user postgres when we are root, whom the server refuses.</summary>
internal static class ServerProgram
{
    /// <summary>The user the server runs as, or null for ourselves.</summary>
    public static string? User { get; } =
        OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess ? null : Exists("postgres") ? "postgres" : "nobody";

    public static async Task Require(string program, string[] arguments, CancellationToken cancellation)
    {
        var (exitCode, error) = await Run(program, arguments, User, cancellation);
        if (exitCode != 0)
        {
            throw new OperatorException($"{Path.GetFileName(program)} ended with {exitCode}: {error.Trim().ReplaceLineEndings(" ")}");
        }
    }

    public static async Task<bool> Succeeds(string program, string[] arguments, CancellationToken cancellation) =>
        (await Run(program, arguments, User, cancellation)).ExitCode == 0;

    /// <summary>Gives paths to the server's user; nothing to do where that is ourselves.</summary>
    public static async Task HandOver(string[] paths, CancellationToken cancellation)
    {
        if (User is not null && await Run("chown", ["-R", User, .. paths], user: null, cancellation) is { ExitCode: not 0, Error: var error })
        {
            throw new OperatorException($"chown to {User} failed: {error.Trim()}");
        }
    }

    private static async Task<(int ExitCode, string Error)> Run(string program, string[] arguments, string? user, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var inherited in new[] { "PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGOPTIONS" })
        {
            start.Environment.Remove(inherited);
        }

        if (user is not null)
        {
            start.UserName = user;
        }

        using var process = Process.Start(start) ?? throw new OperatorException($"{program} could not be started.");
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, process.ExitCode == 0 ? "" : await error);
    }

    private static bool Exists(string user) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal));
}
