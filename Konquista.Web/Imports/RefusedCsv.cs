using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;

namespace Konquista.Web.Imports;

/// <summary>The refused lines of one file as a CSV with the columns of that file, to be mended and uploaded again; in front stand the line and why it was refused.</summary>
internal static class RefusedCsv
{
    private const int PageSize = 1000;

    private static readonly string[] Columns = ["Refused.Line", "Refused.Reason"];

    public static CsvFile Of(ImportRow import, ClaimsPrincipal who) => new("linhas-recusadas.csv", Columns, (services, cancel) =>
        Lines(import, who, services.GetRequiredService<RefusedLines>(), services.GetRequiredService<Words>(), cancel))
    {
        MoreColumns = import.Header,
    };

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        ImportRow import, ClaimsPrincipal who, RefusedLines lines, Words words, [EnumeratorCancellation] CancellationToken cancel)
    {
        var delimiter = import.Delimiter is [var character] ? character : ',';
        var after = 0;
        while (await lines.Page(import.Id, after, cancel, PageSize) is [.., var last] page)
        {
            foreach (var line in page)
            {
                yield return
                [
                    line.Line.ToString(CultureInfo.InvariantCulture), words.Refusal(line.Reason ?? ""), .. GivenCells.Of(line.Given ?? "", delimiter).Select(cell => PhoneText.Within(cell, who)),
                ];
            }

            after = last.Line;
        }
    }
}
