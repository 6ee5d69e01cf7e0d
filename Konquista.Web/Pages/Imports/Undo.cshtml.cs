using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Imports;

[Allows(Permission.Import)]
internal sealed class UndoModel(ImportList list, UndoPreview preview, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    public ImportRow Import { get; private set; } = null!;

    public UndoCounts Counts { get; private set; } = null!;

    public Pager<SentMessage> Sent { get; private set; } = new([], HasMore: false);

    /// <summary>How the words about it begin: a file of people, of bookings, or a list of numbers.</summary>
    public string Key => "Undone." + Import.Kind;

    public string? NextAfter => Sent.Rows is [.., var last] ? Cursor.Write(last.SentAt, last.Id) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, string? after, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return NotFound();
        }

        Import = import;
        if (!import.MayBeUndone && import.State is not ("undoing" or "undone"))
        {
            return RedirectToPage("Show", new { id, handler = "" });
        }

        Counts = await preview.Counts(import, cancel);
        Sent = Pager<SentMessage>.Of(await preview.Sent(id, Cursor.Read(after), cancel), UndoPreview.PageSize);
        return Page();
    }

    public async Task<IActionResult> OnGetSentAsync(Guid id, CancellationToken cancel) =>
        await list.Find(id, cancel) is null ? NotFound() : SentCsv.Of(id, User);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return NotFound();
        }

        await sending.Import(id, grain => grain.Undo(this.Actor()));
        TempData.Say(texts["Undo.Started", import.FileName]);
        return RedirectToPage("Show", new { id, handler = "" });
    }
}
