using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;

namespace Konquista.Web.Imports;

/// <summary>What the sequences of one import have sent, as a CSV.</summary>
internal static class SentCsv
{
    private const int PageSize = 1000;

    private static readonly string[] Columns = ["Messages.Lead", "Messages.LeadPhone", "Messages.Campaign", "Messages.State", "Messages.SentAt"];

    public static CsvFile Of(Guid import, ClaimsPrincipal who) => new("mensagens-da-importacao.csv", Columns, (services, cancel) =>
        Lines(import, who, services.GetRequiredService<UndoPreview>(), services.GetRequiredService<Words>(), cancel));

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        Guid import, ClaimsPrincipal who, UndoPreview preview, Words words, [EnumeratorCancellation] CancellationToken cancel)
    {
        (DateTime, Guid)? after = null;
        while (await preview.Sent(import, after, cancel, PageSize) is [.., var last] page)
        {
            foreach (var message in page)
            {
                yield return
                [
                    message.LeadName, who.SeesNumbers() ? message.Phone : PhoneText.Cell(message.Phone, who), message.Campaign, words.State(message.State),
                    message.SentAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ];
            }

            after = (last.SentAt, last.Id);
        }
    }
}
