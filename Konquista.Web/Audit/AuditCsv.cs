using System.Globalization;
using System.Runtime.CompilerServices;
using Konquista.Web.Kit;
using Konquista.Web.Languages;

namespace Konquista.Web.Audit;

/// <summary>Changes as a CSV, one line for each field.</summary>
internal static class AuditCsv
{
    private const int PageSize = 1000;

    private static readonly string[] Columns =
        ["Audit.When", "Audit.Who", "Audit.What", "Audit.Object", "Audit.Field", "Audit.Before", "Audit.After"];

    public static CsvFile Of(AuditFilter filter) => new("auditoria.csv", Columns, (services, cancel) =>
        Lines(filter, services.GetRequiredService<AuditList>(), services.GetRequiredService<Words>(), cancel));

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        AuditFilter filter, AuditList list, Words words, [EnumeratorCancellation] CancellationToken cancel)
    {
        (DateTime At, long Id)? after = null;
        while (await list.Page(filter, after, PageSize, cancel) is [.., var last] page)
        {
            foreach (var line in page.SelectMany(row => Cells(AuditEntry.Of(row, words), words)))
            {
                yield return line;
            }

            after = (last.At, last.Id);
        }
    }

    private static IEnumerable<IEnumerable<string?>> Cells(AuditEntry entry, Words words)
    {
        var at = entry.Row.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return entry.Fields.DefaultIfEmpty(new("", "", "")).Select(field => (IEnumerable<string?>)
            [at, words.Actor(entry.Row.Actor), words.Fact(entry.Row.Kind), entry.Object, field.Name, field.Before, field.After]);
    }
}
