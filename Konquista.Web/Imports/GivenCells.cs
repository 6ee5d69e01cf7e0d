using System.Text;

namespace Konquista.Web.Imports;

/// <summary>The cells of a line as a person meant them, however it is quoted: a quote that is never closed ends with its line.</summary>
internal static class GivenCells
{
    private const char Quote = '"';

    public static IReadOnlyList<string> Of(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        var isWhole = line.Count(character => character == Quote) % 2 == 0;
        foreach (var character in line.AsSpan().TrimEnd("\r\n"))
        {
            if (character == Quote)
            {
                isQuoted = isWhole && !isQuoted;
            }
            else if (character == delimiter && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
