using System.Text;
using System.Text.Json;

namespace Konquista.Phones;

/// <summary>A file such as a clinic exports, with what every one of its rows must become.</summary>
public sealed class SevenHundredLeadsTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Every_row_of_the_file_is_judged_right()
    {
        var truth = JsonSerializer.Deserialize<Truth>(File.ReadAllText(DataFile("leads-700.truth.json")), Web)!;
        var seen = new HashSet<PhoneNumber>();
        var judged = Rows(File.ReadAllText(DataFile("leads-700.csv"))).Select((cells, index) => (cells, Line: index + 1)).Skip(1)
            .Select(row => Judge(row.Line, row.cells[1], seen)).ToArray();
        truth.Rows.Length.ShouldBe(700);
        judged.ShouldBe(truth.Rows);
    }

    private static Row Judge(int line, string given, HashSet<PhoneNumber> seen) =>
        PhoneNumber.TryParse(given, out var number, out _)
            ? new(line, seen.Add(number) ? "new" : "same", number.Digits, number.AreaCode?.Code, number.AreaCode?.State, number.AreaCode?.Region, number.IsLandline)
            : new(line, "invalid", null, null, null, null, null);

    private static string DataFile(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Konquista.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the checkout.");
        }

        return Path.Combine(folder.FullName, "tests", "data", name);
    }

    private static IEnumerable<List<string>> Rows(string csv)
    {
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n') + "\n")
        {
            isQuoted ^= c == '"';
            if (isQuoted || c is not (',' or '\n'))
            {
                cell.Append(c);
                continue;
            }

            row.Add(cell.ToString());
            cell.Clear();
            if (c == '\n')
            {
                yield return row;
                row = [];
            }
        }
    }

    private sealed record Truth(Row[] Rows);

    private sealed record Row(int Line, string Verdict, string? Key, string? Ddd, string? Uf, string? Region, bool? Landline);
}
