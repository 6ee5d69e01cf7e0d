using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Kit;

/// <summary>A CSV that a spreadsheet opens and takes no cell of for a formula, written as its lines come. Columns are keys of texts.</summary>
internal sealed class CsvFile(string name, IReadOnlyList<string> columns, Func<IServiceProvider, CancellationToken, IAsyncEnumerable<IEnumerable<string?>>> lines)
    : ActionResult
{
    /// <summary>Names of further columns that are nobody's keys.</summary>
    public IReadOnlyList<string> MoreColumns { get; init; } = [];

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await Write(writer, columns.Select(key => texts[key].Value).Concat(MoreColumns));
        await foreach (var line in lines(http.RequestServices, http.RequestAborted))
        {
            await Write(writer, line);
        }
    }

    private static Task Write(StreamWriter writer, IEnumerable<string?> cells) =>
        writer.WriteAsync(string.Join(';', cells.Select(Cell.Of)) + "\r\n");
}
