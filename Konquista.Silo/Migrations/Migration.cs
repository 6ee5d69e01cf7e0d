using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Konquista.Silo.Migrations;

/// <summary>One numbered SQL file, known by the checksum of its text with LF endings.</summary>
internal sealed partial record Migration(string Name, string Sql)
{
    /// <summary>The files embedded in this program, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => FileName().IsMatch(name))
            .Select(Read)
            .OrderBy(migration => migration.Number),
    ];

    public string Sql { get; } = Sql.ReplaceLineEndings("\n");

    public int Number => int.Parse(Name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);

    public byte[] Checksum => SHA256.HashData(Encoding.UTF8.GetBytes(Sql));

    /// <summary>PostgreSQL refuses "concurrently" inside a transaction, so such a file holds that one statement.</summary>
    public bool NeedsNoTransaction => Sql.Contains("concurrently", StringComparison.OrdinalIgnoreCase);

    private static Migration Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return new Migration(name, reader.ReadToEnd());
    }

    [GeneratedRegex(@"^\d{3}-[a-z0-9-]+\.sql$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
