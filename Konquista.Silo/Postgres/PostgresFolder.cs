using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konquista.Silo.Verbs;

namespace Konquista.Silo.Postgres;

/// <summary>Where a private server lives: below the given root, or where user postgres can reach it and a socket's path fits.</summary>
internal sealed record PostgresFolder(string Path)
{
    // sun_path holds 107 bytes on Linux and 103 on macOS.
    private const int LongestSocket = 103;

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Sockets => System.IO.Path.Combine(Path, "s");

    public string Password => System.IO.Path.Combine(Path, "password");

    public string Lock => System.IO.Path.Combine(Path, "lock");

    public string Log => System.IO.Path.Combine(Path, "data", "server.log");

    public int? Version =>
        File.Exists(System.IO.Path.Combine(Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(System.IO.Path.Combine(Data, "PG_VERSION")), NumberStyles.Integer, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The first place that will do: the root, the system's or the user's state folder, the temp folder.</summary>
    public static PostgresFolder Under(string root)
    {
        var full = System.IO.Path.GetFullPath(root);
        var name = "konquista-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..12];
        var state = Environment.IsPrivilegedProcess
            ? "/var/lib/konquista"
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        string[] places =
        [
            System.IO.Path.Combine(full, "postgres"),
            System.IO.Path.Combine(state, name),
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), name),
        ];
        return places.Select(place => new PostgresFolder(place)).FirstOrDefault(folder => folder.Fits() && folder.CanBeMade())
            ?? throw new OperatorException($"No folder for the data of PostgreSQL can be made: neither {string.Join(", nor ", places)}.");
    }

    /// <summary>An empty, closed folder beside the data for initdb to work in.</summary>
    public string ForInitdb()
    {
        var unfinished = Data + ".new";
        Empty(unfinished);
        Close(Directory.CreateDirectory(unfinished).FullName);
        return unfinished;
    }

    public void Wipe()
    {
        Empty(Data);
        Empty(Sockets);
        File.Delete(Password);
    }

    /// <summary>A folder or file that its owner alone may open.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            var execute = Directory.Exists(path) ? UnixFileMode.UserExecute : UnixFileMode.None;
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | execute);
        }
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private bool Fits() => Encoding.UTF8.GetByteCount(Sockets) + "/.s.PGSQL.5432".Length <= LongestSocket;

    private bool CanBeMade()
    {
        try
        {
            return IsReachable(Directory.CreateDirectory(Path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // As root the server runs as another user, who must be allowed to pass through every folder above its own.
    private static bool IsReachable(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return true;
        }

        File.SetUnixFileMode(folder.FullName, folder.UnixFileMode | UnixFileMode.OtherExecute);
        for (var parent = folder.Parent; parent is not null; parent = parent.Parent)
        {
            if (!parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }
}
