using System.Runtime.CompilerServices;
using System.Security.Claims;
using Konquista.Web.Kit;
using Konquista.Web.Languages;

namespace Konquista.Web.Leads;

/// <summary>All leads that a filter names as a CSV.</summary>
internal static class LeadCsv
{
    private const int PageSize = 2000;

    private static readonly string[] Columns =
    [
        "Leads.Name", "Leads.Phone", "Leads.State", "Leads.Store", "Leads.Tags", "Leads.Source", "Leads.Campaign", "Leads.Next",
        "Leads.CapturedAt",
    ];

    public static CsvFile Of(LeadFilter filter, ClaimsPrincipal who) => new("leads.csv", Columns, (services, cancel) =>
        Lines(filter, who, services.GetRequiredService<LeadList>(), services.GetRequiredService<Words>(), cancel));

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        LeadFilter filter, ClaimsPrincipal who, LeadList list, Words words, [EnumeratorCancellation] CancellationToken cancel)
    {
        Position? after = null;
        do
        {
            var page = Pager<LeadRow>.Of(await list.Page(filter, after, cancel, PageSize), PageSize);
            foreach (var lead in page.Rows)
            {
                yield return Cells(lead, who, words);
            }

            after = page is { HasMore: true, Rows: [.., var last] } ? new(last.CapturedAt, last.Id) : null;
        }
        while (after is not null);
    }

    private static IEnumerable<string?> Cells(LeadRow lead, ClaimsPrincipal who, Words words) =>
    [
        lead.Name, PhoneText.Cell(lead.Phone, who), words.LeadState(lead.State), lead.Store, string.Join(", ", lead.Tags), words.Source(lead.Source),
        lead.Campaign, lead.NextAt is { } next ? LocalTime.Show(next, lead.TimeZone) : null, LocalTime.Show(lead.CapturedAt),
    ];
}
