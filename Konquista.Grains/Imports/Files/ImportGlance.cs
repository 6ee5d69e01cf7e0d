using CsvHelper;

namespace Konquista.Imports.Files;

/// <summary>Reads the header and the first records of a file, for somebody to say which column is what.</summary>
internal static class ImportGlance
{
    public static async Task<ImportSample> Of(Stream file, ImportFormat format, ImportKind kind, CancellationToken cancellation)
    {
        await using var csv = CsvReader.Create(file, ImportReader.Options(format, isByLine: true));
        await csv.ReadHeaderAsync(cancellation);
        string[] header = [.. csv.Headers.Take(ImportSample.MostColumns)];
        return new()
        {
            Encoding = format.Encoding,
            Delimiter = format.Delimiter.ToString(),
            Header = [.. header.Select(Short)],
            Rows = await Rows(csv, header.Length, cancellation),
            Guess = ImportColumns.Find(kind, header).Mapping,
        };
    }

    private static async Task<List<IReadOnlyList<string>>> Rows(CsvReader csv, int columns, CancellationToken cancellation)
    {
        var rows = new List<IReadOnlyList<string>>();
        try
        {
            while (rows.Count < ImportSample.MostRows && await csv.ReadAsync(cancellation))
            {
                rows.Add([.. Enumerable.Range(0, columns).Select(column => column < csv.FieldCount ? Short(csv.GetString(column)) : "")]);
            }
        }
        catch (CsvFormatException)
        {
            // A line that breaks off the sample is told of with its reason when the file is read.
            return rows;
        }

        return rows;
    }

    private static string Short(string cell)
    {
        var text = cell.Replace("\0", "", StringComparison.Ordinal);
        return text.Length <= ImportSample.LongestCell
            ? text
            : text[..(char.IsHighSurrogate(text[ImportSample.LongestCell - 1]) ? ImportSample.LongestCell - 1 : ImportSample.LongestCell)];
    }
}
