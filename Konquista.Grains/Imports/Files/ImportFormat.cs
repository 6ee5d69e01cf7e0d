using System.Text;

namespace Konquista.Imports.Files;

/// <summary>How a file is written: its encoding and the character between its columns.</summary>
internal sealed record ImportFormat(string Encoding, char Delimiter)
{
    public const string Utf8 = "utf-8";
    public const string Windows1252 = "windows-1252";
    public const string Utf16 = "utf-16";

    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t'];

    /// <summary>Null where the reader's own choice is right: UTF-8, and whatever a byte order mark says.</summary>
    public Encoding? Reading => Encoding == Windows1252 ? CodePagesEncodingProvider.Instance.GetEncoding(1252) : null;

    /// <summary>Looks at every byte once; refuses what is no text, or, where columns go by their names, has not those that are needed.</summary>
    public static async Task<ImportFormat> Inspect(Stream file, long length, ImportKind kind, bool byName, CancellationToken cancellation)
    {
        var bytes = new ImportBytes();
        var head = await bytes.Start(file, cancellation);
        if (head.Length == 0)
        {
            throw new ImportProblem(ImportProblem.Empty);
        }

        var delimiter = DelimiterOf(head, kind, byName);
        var encoding = await bytes.Finish(file, cancellation);
        return file.Position == length ? new(encoding, delimiter) : throw new ImportProblem(ImportProblem.Incomplete);
    }

    /// <summary>The delimiter under which the first line names most of the columns.</summary>
    private static char DelimiterOf(string head, ImportKind kind, bool byName)
    {
        var header = head.AsSpan().TrimStart("\uFEFF\r\n").ToString();
        header = header[..(header.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : header.Length)];
        return Delimiters
            .Select(delimiter => (delimiter, columns: ImportColumns.Find(kind, header.Split(delimiter))))
            .OrderByDescending(guess => guess.columns.Count)
            .ThenByDescending(guess => header.Count(c => c == guess.delimiter))
            .Select(guess => byName && guess.columns.Missing is { } name ? throw ImportProblem.MissingColumn(name) : guess.delimiter)
            .First();
    }
}
