using System.Globalization;
using System.Text;
using CsvHelper;

namespace Konquista.Imports;

/// <summary>One content in the forms in which spreadsheets save it.</summary>
internal static class ImportForm
{
    public static byte[] Of(string form, byte[] utf8)
    {
        // The emoji is the one character of the file that Windows-1252 does not have.
        var text = Encoding.UTF8.GetString(utf8).Replace("🌸", "", StringComparison.Ordinal);
        return form switch
        {
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. utf8],
            "semicolon" => Encoding.UTF8.GetBytes(Delimited(text, ';')),
            "tab" => Encoding.UTF8.GetBytes(Delimited(text, '\t')),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "crlf" => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
            _ => utf8,
        };
    }

    public static string Noted(string form)
    {
        var encoding = form is "windows-1252" or "utf-16" ? form : "utf-8";
        return string.Create(CultureInfo.InvariantCulture, $"{encoding} {(int)(form switch { "semicolon" => ';', "tab" => '\t', _ => ',' })}");
    }

    private static string Delimited(string text, char delimiter)
    {
        var written = new StringBuilder();
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { Separator = ',', HasHeader = false });
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            written.AppendJoin(delimiter, cells).Append('\n');
        }

        return written.ToString();
    }
}
