namespace Konquista.Web.Kit;

/// <summary>One cell of a CSV that a spreadsheet may open: quoted, and never taken for a formula.</summary>
internal static class Cell
{
    private const string FormulaStarts = "=+-@\t\r\n";

    public static string Of(string? value)
    {
        var safe = value is [var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) ? "'" + value : value;
        return $"\"{safe?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
