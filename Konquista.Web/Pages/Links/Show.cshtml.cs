using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.LandingPages;
using Konquista.Web.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Links;

[Allows(Permission.See, Permission.Campaigns)]
internal sealed class ShowModel(ChatLinkList list, ChatLinkBook book, IStringLocalizer<Texts> texts) : PageModel
{
    public ChatLinkRow Link { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    /// <summary>The code as a file: a picture of dots, or of lines for a printer.</summary>
    public async Task<IActionResult> OnGetQrAsync(Guid id, bool vector, CancellationToken cancel) =>
        await Load(id, cancel) ? QrDrawing.File(Link.Address, Slug.Of(Link.Name), vector) : NotFound();

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel) => Use(id, false, "Links.IsEnded", cancel);

    public Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancel) => Use(id, true, "Links.IsAgain", cancel);

    private async Task<IActionResult> Use(Guid id, bool isInUse, string said, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        await book.Use(id, isInUse, this.Actor().Name, cancel);
        TempData.Say(texts[said, Link.Name]);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, User.OnlyStore(), cancel) is not { } link)
        {
            return false;
        }

        Link = link;
        return true;
    }
}
