using System.Text;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Messages;

/// <summary>Messages of the ledger as a CSV that a spreadsheet opens, written page by page and never more than it said.</summary>
internal sealed class MessageCsv(MessageFilter filter, Guid? only) : ActionResult
{
    public const int Most = 100_000;

    private const int PageSize = 1000;

    private static readonly string[] Columns =
    [
        "Messages.Lead", "Messages.LeadPhone", "Messages.Store", "Messages.Kind", "Messages.Campaign", "Messages.Step", "Messages.Phone",
        "Messages.State", "Messages.Reason", "Messages.DueAt", "Messages.SentAt", "Messages.DeliveredAt", "Messages.ReadAt",
    ];

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var list = http.RequestServices.GetRequiredService<MessageList>();
        var words = http.RequestServices.GetRequiredService<Words>();
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"mensagens.csv\"";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Line(Columns.Select(key => texts[key].Value)));
        (DateTime, Guid)? after = null;
        for (var written = 0; written < Most; written += PageSize)
        {
            var page = await list.Page(filter, only, after, http.RequestAborted, PageSize);
            foreach (var row in page)
            {
                await writer.WriteAsync(Line(Cells(row, words)));
            }

            if (page.Count < PageSize)
            {
                return;
            }

            after = (page[^1].DueAt, page[^1].Id);
        }
    }

    private static IEnumerable<string?> Cells(MessageRow row, Words words) =>
    [
        row.Lead, row.LeadPhone?.TrimStart('+'), row.Store, words.MessageKind(row.Kind), row.Campaign, row.Step, row.Phone, words.State(row.State),
        row.Reason is { } reason ? words.Reason(reason) : null, Time(row.DueAt, row), Time(row.WentAt, row), Time(row.DeliveredAt, row),
        Time(row.ReadAt, row),
    ];

    private static string? Time(DateTime? at, MessageRow row) => at is { } moment ? LocalTime.Show(moment, row.TimeZone) : null;

    private static string Line(IEnumerable<string?> cells) => string.Join(';', cells.Select(Cell.Of)) + "\r\n";
}
