using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Konquista.Web.Kit;
using Konquista.Web.LandingPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.LandingPages;

[Allows(Permission.See, Permission.LandingPages)]
internal sealed class ShowModel(
    LandingPageReading reading, LandingPageNumbers numbers, LandingPageBook book, LandingPagePublishing publishing, PublishedPages pages,
    WebSettings settings, IStringLocalizer<Texts> texts) : PageModel
{
    public LandingPageDetails Landing { get; private set; } = null!;

    public PageNumbers Numbers { get; private set; } = null!;

    public IReadOnlyList<LandingPageVersion> Versions { get; private set; } = [];

    public Uri Address => settings.AddressOf(Request, Landing.Path);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        (Numbers, Versions) = (await numbers.Of(id, User.OnlyStore(), cancel), await reading.VersionsOf(id, cancel));
        return Page();
    }

    public async Task<IActionResult> OnGetNumbersAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Numbers = await numbers.Of(id, User.OnlyStore(), cancel);
        return Partial("_Numbers", this);
    }

    /// <summary>The code of its address as a file: a picture of dots, or of lines for a printer.</summary>
    public async Task<IActionResult> OnGetQrAsync(Guid id, bool vector, CancellationToken cancel) =>
        await Load(id, cancel) ? QrDrawing.File(Address.ToString(), Landing.Slug, vector) : NotFound();

    public async Task<IActionResult> OnPostPublishAsync(Guid id, int version, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (PageRules.Of(Landing.Content, Landing.Around).Count > 0)
        {
            return Redirect($"/landing-pages/{id}/edit?refused=true");
        }

        var no = await publishing.Publish(id, version, this.Actor().Name, cancel);
        TempData.Tell(texts[no is null ? "LandingPages.Stale" : "LandingPages.Published", Landing.Name, no ?? 0], no is not null);
        return Back(id);
    }

    public async Task<IActionResult> OnPostUnpublishAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        await publishing.Unpublish(id, this.Actor().Name, cancel);
        TempData.Say(texts["LandingPages.Unpublished", Landing.Name]);
        return Back(id);
    }

    /// <summary>An old version becomes the draft; visitors get it when it is published.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, int no, CancellationToken cancel)
    {
        if (!await Load(id, cancel) || !await publishing.TakeBack(id, no, cancel))
        {
            return NotFound();
        }

        TempData.Say(texts["LandingPages.TakenBack", no]);
        return Redirect($"/landing-pages/{id}/edit");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var isGone = await book.Remove(id, this.Actor().Name, cancel);
        TempData.Tell(texts[isGone ? "LandingPages.Removed" : "LandingPages.StillPublic", Landing.Name], isGone);
        return isGone ? Redirect("/landing-pages") : Back(id);
    }

    /// <summary>The same words, campaign and store as a draft of its own.</summary>
    public async Task<IActionResult> OnPostDuplicateAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        return Redirect($"/landing-pages/{await book.Begin(LandingPageForm.Copy(Landing, texts), this.Actor().Name, cancel)}/edit");
    }

    public async Task<IActionResult> OnPostArchiveAsync(Guid id, bool away, CancellationToken cancel)
    {
        if (!await Load(id, cancel) || !await publishing.Archive(id, away, this.Actor().Name, cancel))
        {
            return NotFound();
        }

        TempData.Say(texts[away ? "LandingPages.Archived" : "LandingPages.Restored", Landing.Name]);
        return Redirect(away ? "/landing-pages" : $"/landing-pages/{id}");
    }

    public string SourceOf(PageSum sum) => sum.Source switch
    {
        Trail.Direct => texts["LandingPages.Direct"],
        Visits.Others => texts["LandingPages.Others"],
        _ => sum.Source,
    };

    private async Task<bool> Load(Guid id, CancellationToken cancel) => (Landing = (await reading.Find(id, User.OnlyStore(), cancel))!) is not null;

    private RedirectResult Back(Guid id)
    {
        pages.Forget(Landing.Slug);
        return Redirect($"/landing-pages/{id}");
    }
}
