using System.Globalization;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Konquista.Web.Imports;

/// <summary>The first sheet of an Excel file as the CSV that somebody would have saved of it, row by row; a line of the one is a row of the other.</summary>
internal static class Spreadsheet
{
    public const int MostColumns = 1000;

    /// <summary>Up to here every whole number has its digits.</summary>
    private const double MostExact = 1e15;

    private static readonly OpenXmlConfiguration Reading = new() { EnableSharedStringCache = true };

    /// <summary>Whether a file says of itself that it is one; its place is the beginning before and after.</summary>
    public static async Task<bool> IsOne(Stream file, CancellationToken cancel)
    {
        var head = new byte[4];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        return head.AsSpan(0, read).SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <summary>The lines, each with its end.</summary>
    public static IEnumerable<string> Lines(Stream file)
    {
        using var rows = Rows(file).GetEnumerator();
        while (Next(rows) is { } row)
        {
            yield return Line(row);
        }
    }

    private static IEnumerable<IDictionary<string, object?>> Rows(Stream file) =>
        file.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: Reading).Cast<IDictionary<string, object?>>();

    // What is wrong in a file somebody made is told in as many ways as there are mistakes.
    private static IDictionary<string, object?>? Next(IEnumerator<IDictionary<string, object?>> rows)
    {
        try
        {
            return !rows.MoveNext() ? null
                : rows.Current.Count <= MostColumns ? rows.Current
                : throw new SpreadsheetProblem(SpreadsheetProblem.TooWide);
        }
        catch (Exception cause) when (cause is not (SpreadsheetProblem or OutOfMemoryException))
        {
            throw new SpreadsheetProblem(SpreadsheetProblem.Broken, cause);
        }
    }

    private static string Line(IDictionary<string, object?> row)
    {
        var line = new StringBuilder();
        var isEmpty = true;
        foreach (var (no, value) in row.Values.Index())
        {
            var cell = Text(value);
            isEmpty = isEmpty && cell.Length == 0;
            line.Append(no == 0 ? "" : ",").Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return isEmpty ? "\n" : line.Append('\n').ToString();
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        double number when Math.Abs(number) < MostExact && number == Math.Truncate(number) => number.ToString("F0", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
        string text => text.ReplaceLineEndings(" "),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
