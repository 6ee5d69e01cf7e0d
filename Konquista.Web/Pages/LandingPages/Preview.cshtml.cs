using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Konquista.Web.LandingPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.LandingPages;

/// <summary>The draft as visitors would see it, for the editor to show within itself.</summary>
[Allows(Permission.See)]
[ResponseCache(NoStore = true)]
internal sealed class PreviewModel(PublishedReading reading, PageDrawing drawing) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await reading.DraftOf(id, User.OnlyStore(), cancel) is not { } page)
        {
            return NotFound();
        }

        HttpContext.AllowWithinOurs();
        var view = await reading.View(page, cancel);
        return Content(await drawing.Draw(PageContext, view with { IsPreview = true }), "text/html; charset=utf-8");
    }
}
