using System.Globalization;
using System.Text;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Audit;

/// <summary>Changes as a CSV that a spreadsheet opens, one line for each field, written page by page.</summary>
internal sealed class AuditCsv(AuditFilter filter) : ActionResult
{
    private const int PageSize = 1000;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var list = http.RequestServices.GetRequiredService<AuditList>();
        var words = http.RequestServices.GetRequiredService<Words>();
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"auditoria.csv\"";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await Write(writer, [texts["Audit.When"], texts["Audit.Who"], texts["Audit.What"], texts["Audit.Object"], texts["Audit.Field"], texts["Audit.Before"], texts["Audit.After"]]);
        (DateTime At, long Id)? after = null;
        while (await list.Page(filter, after, PageSize, http.RequestAborted) is [_, ..] page)
        {
            foreach (var row in page)
            {
                await Write(writer, AuditEntry.Of(row, words), words);
            }

            after = (page[^1].At, page[^1].Id);
        }
    }

    private static async Task Write(StreamWriter writer, AuditEntry entry, Words words)
    {
        var at = entry.Row.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        foreach (var field in entry.Fields.DefaultIfEmpty(new("", "", "")))
        {
            await Write(writer, [at, words.Actor(entry.Row.Actor), words.Fact(entry.Row.Kind), entry.Object, field.Name, field.Before, field.After]);
        }
    }

    private static Task Write(StreamWriter writer, IEnumerable<string> cells) =>
        writer.WriteAsync(string.Join(';', cells.Select(Cell.Of)) + "\r\n");
}
