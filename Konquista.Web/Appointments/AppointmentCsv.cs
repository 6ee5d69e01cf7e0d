using System.Runtime.CompilerServices;
using System.Security.Claims;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;

namespace Konquista.Web.Appointments;

/// <summary>Who has booked, as a CSV; without a state that was asked for, only bookings that stand.</summary>
internal static class AppointmentCsv
{
    private const int PageSize = 1000;
    private const int MostPages = 100;

    private static readonly string[] Standing = ["booked", "confirmed", "rescheduled", "attended"];

    private static readonly string[] Columns =
        ["Leads.Name", "Leads.Phone", "Agenda.When", "Leads.Store", "Agenda.Status", "Agenda.Source"];

    public static CsvFile Of(AppointmentFilter filter, ClaimsPrincipal who) => new("agendados.csv", Columns, (services, cancel) =>
        Lines(filter, who, services.GetRequiredService<AppointmentList>(), services.GetRequiredService<Words>(), cancel));

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        AppointmentFilter filter, ClaimsPrincipal who, AppointmentList list, Words words, [EnumeratorCancellation] CancellationToken cancel)
    {
        (DateTime, Guid)? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var rows = await list.Page(filter, who.OnlyStore(), after, cancel, PageSize, Standing);
            foreach (var row in rows)
            {
                yield return Cells(row, who, words);
            }

            if (rows.Count < PageSize)
            {
                yield break;
            }

            after = (rows[^1].At, rows[^1].Id);
        }
    }

    private static IEnumerable<string?> Cells(AppointmentRow row, ClaimsPrincipal who, Words words) =>
    [
        row.Lead, PhoneText.Cell(row.Phone, who), row.StartsAt is { } at ? LocalTime.Show(at, row.TimeZone) : null, row.Store,
        words.AppointmentStatus(row.Status), words.Source(row.Source),
    ];
}
