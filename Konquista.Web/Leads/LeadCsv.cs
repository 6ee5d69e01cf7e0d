using System.Text;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Leads;

/// <summary>All leads that a filter names as a CSV that a spreadsheet opens and takes no cell of for a formula, written page by page.</summary>
internal sealed class LeadCsv(LeadFilter filter) : ActionResult
{
    private const int PageSize = 2000;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var list = http.RequestServices.GetRequiredService<LeadList>();
        var words = http.RequestServices.GetRequiredService<Words>();
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"leads.csv\"";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await Write(writer, [texts["Leads.Name"], texts["Leads.Phone"], texts["Leads.State"], texts["Leads.Store"], texts["Leads.Tags"],
            texts["Leads.Source"], texts["Leads.Campaign"], texts["Leads.Next"], texts["Leads.CapturedAt"]]);
        Position? after = null;
        bool hasMore;
        do
        {
            var page = Pager<LeadRow>.Of(await list.Page(filter, after, http.RequestAborted, PageSize), PageSize);
            foreach (var lead in page.Rows)
            {
                await Write(writer, Cells(lead, words));
            }

            hasMore = page.HasMore;
            after = page.Rows is [.., var last] ? new(last.CapturedAt, last.Id) : null;
        }
        while (hasMore);
    }

    private static string[] Cells(LeadRow lead, Words words) =>
    [
        lead.Name, lead.Phone, words.LeadState(lead.State), lead.Store ?? "", string.Join(", ", lead.Tags), words.Source(lead.Source),
        lead.Campaign ?? "", lead.NextAt is { } next ? LocalTime.Show(next, lead.TimeZone) : "", LocalTime.Show(lead.CapturedAt),
    ];

    private static Task Write(StreamWriter writer, IEnumerable<string> cells) => writer.WriteAsync(string.Join(';', cells.Select(Cell.Of)) + "\r\n");
}
