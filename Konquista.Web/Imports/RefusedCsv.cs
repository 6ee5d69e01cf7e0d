using System.Globalization;
using System.Text;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Imports;

/// <summary>The refused lines of one file as a CSV that a spreadsheet opens, written page by page.</summary>
internal sealed class RefusedCsv(Guid id) : ActionResult
{
    private const int PageSize = 1000;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var lines = http.RequestServices.GetRequiredService<RefusedLines>();
        var words = http.RequestServices.GetRequiredService<Words>();
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"linhas-recusadas.csv\"";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync($"{Cell.Of(texts["Refused.Line"])};{Cell.Of(texts["Refused.Reason"])};{Cell.Of(texts["Refused.Given"])}\r\n");
        var after = 0;
        while (await lines.Page(id, after, http.RequestAborted, PageSize) is [.., var last] page)
        {
            foreach (var line in page)
            {
                var number = line.Line.ToString(CultureInfo.InvariantCulture);
                await writer.WriteAsync($"{number};{Cell.Of(words.Refusal(line.Reason ?? ""))};{Cell.Of(line.Given)}\r\n");
            }

            after = last.Line;
        }
    }
}
