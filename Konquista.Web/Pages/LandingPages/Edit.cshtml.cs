using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.LandingPages;
using Konquista.Web.Languages;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.LandingPages;

[Allows(Permission.LandingPages)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 4096)]
internal sealed class EditModel(
    LandingPageReading reading, LandingPageBook book, LandingPagePublishing publishing, PublishedReading published, PublishedPages pages,
    PictureBook pictures, StoreList stores, ImportList imports, TimeProvider time, IStringLocalizer<Texts> texts) : PageModel
{
    private const long MostBytes = 64L * 1024 * 1024;
    private const string Clear = "clear:";
    private const string Chosen = "picture:";

    private IReadOnlyList<PageProblem>? _problems;

    [BindProperty]
    public LandingPageForm Form { get; set; } = new();

    /// <summary>The block that stands open.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Open { get; set; }

    /// <summary>The id of what a button led to: there the keyboard goes on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Focus { get; set; }

    /// <summary>It was to be published and is not ready.</summary>
    [BindProperty(SupportsGet = true, Name = "refused")]
    public bool IsRefused { get; set; }

    public LandingPageDetails Landing { get; private set; } = null!;

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];

    public ILookup<string, PictureSize> Sizes { get; private set; } = Array.Empty<PictureSize>().ToLookup(size => size.Picture, StringComparer.Ordinal);

    /// <summary>What keeps it from being published, by the rules that the publication goes by.</summary>
    public IReadOnlyList<PageProblem> Problems => _problems ??= PageRules.Of(Form.Content, Landing.Around);

    /// <summary>Only the line that tells of saving was asked for.</summary>
    public bool IsPart { get; private set; }

    public string? SavedAt { get; private set; }

    public string? SaveMistake { get; private set; }

    public bool IsStale { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = LandingPageForm.Of(Landing);
        SayRefusal();
        return await Drawn(cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? act, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var open = await TakePictures(cancel) ?? Turn(act);
        Focus = Form.Content.FocusAfter(act, open);
        ModelState.CheckSlug(Form, texts);
        if (!ModelState.IsValid || !await IsSaved(id, cancel))
        {
            Open = open ?? Open;
            return await Drawn(cancel);
        }

        return act == "publish" ? await Publish(id, cancel)
            : RedirectToPage("Edit", null, new { id, handler = "", open, focus = Focus }, open is { } at ? $"block-{at}" : act is Chosen + nameof(PageContent.Picture) or Clear + nameof(PageContent.Picture) ? "in-sharing" : null);
    }

    /// <summary>While somebody writes: only the line that tells when it was saved comes back.</summary>
    public async Task<IActionResult> OnPostSaveAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        IsPart = true;
        ModelState.CheckSlug(Form, texts);
        if (!ModelState.IsValid || !await IsSaved(id, cancel))
        {
            SaveMistake = IsStale ? texts["LandingPages.Stale"]
                : texts["LandingPages.NotSaved", ModelState.Values.SelectMany(state => state.Errors).First().ErrorMessage];
        }
        else
        {
            await Load(id, cancel);
            (Form.Version, SavedAt) = (Landing.Version, LocalTime.Clock(time.GetUtcNow().UtcDateTime));
            Response.Headers["HX-Trigger-After-Settle"] = "page-saved";
        }

        return Partial("_Saved", this);
    }

    public string Address(string? handler = null) => $"/landing-pages/{Landing.Id}/edit" + (handler is null ? "" : "/" + handler);

    private async Task<bool> Load(Guid id, CancellationToken cancel) => (Landing = (await reading.Find(id, User.OnlyStore(), cancel))!) is not null;

    private int? Turn(string? act)
    {
        if (act?.StartsWith(Clear, StringComparison.Ordinal) is true)
        {
            PicturePlace.Put(Form.Content, act[Clear.Length..], hash: null);
            return PicturePlace.BlockOf(act[Clear.Length..]);
        }

        return act?.StartsWith(Chosen, StringComparison.Ordinal) is true ? PicturePlace.BlockOf(act[Chosen.Length..]) : Form.Content.Turn(act);
    }

    // A picture is kept when it arrives, so that it need not be chosen again when something else is wrong.
    private async Task<int?> TakePictures(CancellationToken cancel)
    {
        int? open = null;
        foreach (var file in Request.Form.Files.Where(file => file.Name.StartsWith(PicturePlace.Prefix, StringComparison.Ordinal) && file.FileName.Length > 0))
        {
            var place = file.Name[PicturePlace.Prefix.Length..];
            open = PicturePlace.BlockOf(place);
            switch (await pictures.Keep(file, cancel))
            {
                case KeptPicture.Here here:
                    PicturePlace.Put(Form.Content, place, here.Hash);
                    break;
                case KeptPicture.Refused refused:
                    ModelState.AddModelError(file.Name, texts[refused.Key, refused.Arguments]);
                    break;
            }
        }

        return open;
    }

    private async Task<bool> IsSaved(Guid id, CancellationToken cancel)
    {
        switch (await book.Save(id, Form, this.Actor().Name, cancel))
        {
            case LandingPageSaved.Yes:
                return true;
            case LandingPageSaved.SlugTaken:
                ModelState.AddModelError("Form.Slug", texts["LandingPages.SlugTaken", await book.FreeLike(Form.Slug.Trim(), cancel)]);
                return false;
            default:
                // Whoever writes on is told until they say that theirs is to stay.
                IsStale = true;
                ModelState.Remove("Form.Version");
                Form.Version = IsPart ? Form.Version : Landing.Version;
                return false;
        }
    }

    private async Task<IActionResult> Publish(Guid id, CancellationToken cancel)
    {
        await Load(id, cancel);
        if (Problems.Count > 0)
        {
            ModelState.Remove("Form.Version");
            Form.Version = Landing.Version;
            IsRefused = true;
            SayRefusal();
            return await Drawn(cancel);
        }

        var no = await publishing.Publish(id, Landing.Version, this.Actor().Name, cancel);
        pages.Forget(Landing.Slug);
        TempData.Tell(texts[no is null ? "LandingPages.Stale" : "LandingPages.Published", Landing.Name, no ?? 0], no is not null);
        return no is null ? RedirectToPage("Edit", new { id, handler = "" }) : Redirect($"/landing-pages/{id}");
    }

    private void SayRefusal()
    {
        if (IsRefused && Problems.Count > 0)
        {
            ModelState.AddModelError("", texts["LandingPages.NotPublished", Problems.Count]);
        }
    }

    private async Task<IActionResult> Drawn(CancellationToken cancel)
    {
        (Stores, Campaigns) = (await stores.Choices(only: null, cancel), await imports.AllCampaigns(cancel));
        Sizes = await published.SizesOf(Form.Content, cancel);
        return Page();
    }
}
