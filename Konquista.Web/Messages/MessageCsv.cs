using System.Runtime.CompilerServices;
using System.Security.Claims;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;

namespace Konquista.Web.Messages;

/// <summary>Messages of the ledger as a CSV, never more than it said.</summary>
internal static class MessageCsv
{
    public const int Most = 100_000;

    private const int PageSize = 1000;

    private static readonly string[] Columns =
    [
        "Messages.Lead", "Messages.LeadPhone", "Messages.Store", "Messages.Kind", "Messages.Campaign", "Messages.Step", "Messages.Phone",
        "Messages.State", "Messages.Reason", "Messages.DueAt", "Messages.SentAt", "Messages.DeliveredAt", "Messages.ReadAt",
    ];

    public static CsvFile Of(MessageFilter filter, ClaimsPrincipal who) => new("mensagens.csv", Columns, (services, cancel) =>
        Lines(filter, who, services.GetRequiredService<MessageList>(), services.GetRequiredService<Words>(), cancel));

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        MessageFilter filter, ClaimsPrincipal who, MessageList list, Words words, [EnumeratorCancellation] CancellationToken cancel)
    {
        (DateTime, Guid)? after = null;
        for (var written = 0; written < Most; written += PageSize)
        {
            var page = await list.Page(filter, who.OnlyStore(), after, cancel, PageSize);
            foreach (var row in page)
            {
                yield return Cells(row, who, words);
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = (page[^1].DueAt, page[^1].Id);
        }
    }

    private static IEnumerable<string?> Cells(MessageRow row, ClaimsPrincipal who, Words words) =>
    [
        row.Lead, PhoneText.Cell(row.LeadPhone, who), row.Store, words.MessageKind(row.Kind), row.Campaign, words.Step(row.Place), row.Phone,
        words.State(row.State), row.Reason is { } reason ? words.Reason(reason) : null, Time(row.DueAt, row), Time(row.WentAt, row), Time(row.DeliveredAt, row),
        Time(row.ReadAt, row),
    ];

    private static string? Time(DateTime? at, MessageRow row) => at is { } moment ? LocalTime.Show(moment, row.TimeZone) : null;
}
