using System.Text;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Appointments;

/// <summary>Who has booked, as a CSV that a spreadsheet opens; without a state that was asked for, only bookings that stand.</summary>
internal sealed class AppointmentCsv(AppointmentFilter filter, Guid? only) : ActionResult
{
    private const int PageSize = 1000;
    private const int MostPages = 100;

    private static readonly string[] Standing = ["booked", "confirmed", "rescheduled", "attended"];

    private static readonly string[] Columns =
        ["Leads.Name", "Leads.Phone", "Agenda.When", "Leads.Store", "Agenda.Status", "Agenda.Source"];

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var list = http.RequestServices.GetRequiredService<AppointmentList>();
        var words = http.RequestServices.GetRequiredService<Words>();
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"agendados.csv\"";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Line(Columns.Select(key => texts[key].Value)));
        (DateTime, Guid)? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var rows = await list.Page(filter, only, after, http.RequestAborted, PageSize, Standing);
            foreach (var row in rows)
            {
                await writer.WriteAsync(Line(Cells(row, words)));
            }

            if (rows.Count < PageSize)
            {
                return;
            }

            after = (rows[^1].At, rows[^1].Id);
        }
    }

    private static IEnumerable<string?> Cells(AppointmentRow row, Words words) =>
    [
        row.Lead, row.Phone.TrimStart('+'), row.StartsAt is { } at ? LocalTime.Show(at, row.TimeZone) : null, row.Store,
        words.AppointmentStatus(row.Status), words.Source(row.Source),
    ];

    private static string Line(IEnumerable<string?> cells) => string.Join(';', cells.Select(Cell.Of)) + "\r\n";
}
