using System.Globalization;
using Konquista.Silo.Verbs;

namespace Konquista.Silo.Postgres;

/// <summary>The folder of the server programs initdb, pg_ctl and postgres: the newest installed, or the one of a data folder's version.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    private const int Oldest = 14;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    private static readonly string[] Homes = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/Library/PostgreSQL", "/usr"];

    public static PostgresBinaries Find(int? version)
    {
        List<(string Folder, int Version)> installed = [.. Versioned()];
        var candidates = installed is [] ? OnPath() : installed;
        var found = candidates.FirstOrDefault(candidate => version is null || candidate.Version == version || candidate.Version == 0);
        return found.Folder is null ? throw Missing(version) : new PostgresBinaries(found.Folder);
    }

    public string this[string program] => Path.Combine(Folder, program);

    private static IEnumerable<(string Folder, int Version)> Versioned() =>
        Homes.Where(Directory.Exists)
            .SelectMany(home => Directory.EnumerateDirectories(home))
            .Select(folder => (Folder: Path.Combine(folder, "bin"), Version: VersionOf(Path.GetFileName(folder))))
            .Where(candidate => candidate.Version >= Oldest && IsComplete(candidate.Folder))
            .OrderByDescending(candidate => candidate.Version);

    // A folder on the PATH does not tell its version; the server itself refuses data of another one.
    private static IEnumerable<(string Folder, int Version)> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(IsComplete)
            .Select(folder => (folder, 0));

    private static bool IsComplete(string folder) => Programs.All(program => File.Exists(Path.Combine(folder, program)));

    // "15", "pgsql-15" and "postgresql@15" are the names in use.
    private static int VersionOf(string name)
    {
        var digits = name.AsSpan(name.AsSpan().LastIndexOfAny("-@") + 1);
        var isOne = name.Length == digits.Length
            || name.StartsWith("pgsql-", StringComparison.Ordinal)
            || name.StartsWith("postgresql@", StringComparison.Ordinal);
        return isOne && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }

    private static OperatorException Missing(int? version) =>
        new($"The programs of PostgreSQL {version?.ToString(CultureInfo.InvariantCulture) ?? "14 or newer"} are not installed: "
            + "on Debian or Ubuntu run apt-get install postgresql, or set ConnectionStrings:Konquista to a server you have.");
}
