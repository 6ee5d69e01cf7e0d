using Konquista.Imports;
using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Imports;

[Allows(Permission.Import)]
internal sealed class ShowModel(
    ImportList list, ImportPlan plan, RefusedLines refused, RehearsedList rehearsed, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    public ImportRow Import { get; private set; } = null!;

    /// <summary>How it was asked to take people in.</summary>
    public ImportOptions Asked { get; private set; } = new();

    public string? Campaign { get; private set; }

    public Pager<RefusedLine> Refused { get; private set; } = new([], HasMore: false);

    /// <summary>What the rehearsal says; null when there was none, or it is behind.</summary>
    public Pager<RehearsedRow>? Rehearsed { get; private set; }

    public IReadOnlyList<(string Verdict, int Lines)> Counts { get; private set; } = [];

    /// <summary>The verdict that is shown; null for all lines.</summary>
    public string? Verdict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? verdict, int after, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return NotFound();
        }

        (Import, Asked) = (import, await plan.Options(id, cancel));
        Campaign = await plan.Campaign(Asked, cancel);
        if (import.State == "rehearsed")
        {
            Verdict = RehearsedList.Verdicts.Contains(verdict) ? verdict : null;
            Counts = await rehearsed.Counts(import, cancel);
            Rehearsed = Pager<RehearsedRow>.Of(await rehearsed.Page(id, Verdict, after, cancel), RehearsedList.PageSize);
            return Page();
        }

        Refused = Pager<RefusedLine>.Of(await refused.Page(id, after, cancel), RefusedLines.PageSize);
        return Page();
    }

    /// <summary>The moving part; once the import stands still, the whole page is due.</summary>
    public async Task<IActionResult> OnGetProgressAsync(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return NotFound();
        }

        if (!import.IsMoving)
        {
            Response.Headers["HX-Refresh"] = "true";
        }

        return Partial("_Progress", import);
    }

    public async Task<IActionResult> OnGetRefusedAsync(Guid id, CancellationToken cancel) =>
        await list.Find(id, cancel) is { } import ? RefusedCsv.Of(import, User) : NotFound();

    public async Task<IActionResult> OnPostStartAsync(Guid id)
    {
        await sending.Import(id, import => import.Start());
        return RedirectToPage("Show", new { id, handler = "" });
    }

    /// <summary>A file that is not wanted after all goes with what was rehearsed of it.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return NotFound();
        }

        var isGone = await plan.Discard(id, this.Actor().Name, cancel);
        TempData.Tell(texts[isGone ? "Imports.Discarded" : "Imports.Begun", import.FileName], isGone);
        return isGone ? RedirectToPage("Index") : RedirectToPage("Show", new { id, handler = "" });
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id)
    {
        await sending.Import(id, import => import.Stop());
        return RedirectToPage("Show", new { id, handler = "" });
    }
}
