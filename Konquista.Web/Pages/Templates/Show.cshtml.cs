using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Media;
using Konquista.Web.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Templates;

[Allows(Permission.See, Permission.Templates)]
internal sealed class ShowModel(
    TemplateList list, TemplateUses uses, TemplateBook book, Previews previews, MediaBook media, IStringLocalizer<Texts> texts) : PageModel
{
    public TemplateDetails Template { get; private set; } = null!;

    public TemplateReach Reach { get; private set; } = TemplateReach.None;

    public Preview Preview { get; private set; } = Preview.None;

    public MediaFile? Attached { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } template)
        {
            return NotFound();
        }

        Template = template;
        Reach = await uses.ReachOf(id, User.OnlyStore(), cancel);
        Preview = await previews.Of(TemplateForm.Of(template), Reach.Uses, new(id, null, User.OnlyStore()), cancel);
        Attached = await media.Find(template.MediaHex, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } template)
        {
            return NotFound();
        }

        var isGone = await book.Remove(template, this.Actor().Name, cancel);
        TempData.Tell(texts[isGone ? "Templates.Removed" : "Templates.StillInUse", template.Name], isGone);
        return isGone ? RedirectToPage("Index") : RedirectToPage("Show", new { id, handler = "" });
    }
}
