using System.Globalization;
using System.Runtime.CompilerServices;
using Konquista.Web.Kit;
using Konquista.Web.Languages;

namespace Konquista.Web.Imports;

/// <summary>The refused lines of one file as a CSV.</summary>
internal static class RefusedCsv
{
    private const int PageSize = 1000;

    private static readonly string[] Columns = ["Refused.Line", "Refused.Reason", "Refused.Given"];

    public static CsvFile Of(Guid import) => new("linhas-recusadas.csv", Columns, (services, cancel) =>
        Lines(import, services.GetRequiredService<RefusedLines>(), services.GetRequiredService<Words>(), cancel));

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        Guid import, RefusedLines lines, Words words, [EnumeratorCancellation] CancellationToken cancel)
    {
        var after = 0;
        while (await lines.Page(import, after, cancel, PageSize) is [.., var last] page)
        {
            foreach (var line in page)
            {
                yield return [line.Line.ToString(CultureInfo.InvariantCulture), words.Refusal(line.Reason ?? ""), line.Given];
            }

            after = last.Line;
        }
    }
}
