using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Media;
using Konquista.Web.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Templates;

/// <summary>A new template, or one that is there: both are typed on the same form.</summary>
[RequestSizeLimit(MediaBook.MostRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MediaBook.MostRequestBytes)]
[Allows(Permission.Templates)]
internal sealed class EditModel(
    TemplateList list, TemplateUses uses, TemplateBook book, Previews previews, Readers readers, MediaBook media,
    IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public TemplateForm Form { get; set; } = new();

    /// <summary>For whom the texts are shown; Choose is who was just picked.</summary>
    [BindProperty]
    public Guid? Lead { get; set; }

    [BindProperty]
    public Guid? Choose { get; set; }

    /// <summary>Part of a name or number to find somebody by; posted, never in an address.</summary>
    [BindProperty]
    public string? Person { get; set; }

    /// <summary>Null while the template is new.</summary>
    public TemplateDetails? Template { get; private set; }

    public TemplateReach Reach { get; private set; } = TemplateReach.None;

    public Preview Preview { get; private set; } = Preview.None;

    public IReadOnlyList<Reader>? People { get; private set; }

    public MediaFile? Attached { get; private set; }

    /// <summary>The file, where the kind that is chosen has one.</summary>
    public MediaFile? Shown => Form.Kind == TemplateKind.Media ? Attached : null;

    public Conflict? Conflict { get; private set; }

    /// <summary>Only a part of the page was asked for.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = Template is null ? Form : TemplateForm.Of(Template);
        await Draw(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form.Version = Template is null ? 0 : Form.Version;
        await TakeFile(cancel);
        var target = id ?? Guid.CreateVersion7();
        var saved = ModelState.Check(Form, texts) ? await book.Save(target, Form, this.Actor().Name, cancel) : (TemplateSaved?)null;
        if (saved == TemplateSaved.Yes)
        {
            TempData.Say(texts["Templates.Saved", Form.Name]);
            return RedirectToPage("Show", new { id = target, handler = "" });
        }

        ModelState.Explain(saved, texts);
        if (saved == TemplateSaved.Stale && Template is not null)
        {
            Conflict = Form.Against(Template, texts);
            ModelState.Remove("Form.Version");
            Form.Version = Template.Version;
        }

        await Draw(cancel);
        return Page();
    }

    /// <summary>How it reads so far, for the person who is chosen.</summary>
    public Task<IActionResult> OnPostLookAsync(Guid? id, CancellationToken cancel) => Part(id, "_Person", cancel);

    public Task<IActionResult> OnPostFileAsync(Guid? id, CancellationToken cancel) => Part(id, "_File", cancel);

    /// <summary>One variant more, or one less.</summary>
    public Task<IActionResult> OnPostShapeAsync(Guid? id, int? remove, CancellationToken cancel)
    {
        if (remove is { } at && at >= 0 && at < Form.Variants.Count)
        {
            Form.Variants.RemoveAt(at);
        }
        else if (remove is null && Form.Variants.Count < TemplateForm.MostVariants)
        {
            Form.Variants.Add("");
        }

        return Part(id, "_Variants", cancel);
    }

    public string Address(string? handler = null) =>
        (Template is null ? "/templates/new" : $"/templates/{Template.Id}/edit") + (handler is null ? "" : "/" + handler);

    private async Task<IActionResult> Part(Guid? id, string part, CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        await TakeFile(cancel);
        await Draw(cancel);
        return IsPart ? Partial(part, this) : Page();
    }

    private async Task<bool> Load(Guid? id, CancellationToken cancel)
    {
        if (id is not { } known)
        {
            return true;
        }

        Template = await list.Find(known, cancel);
        Reach = Template is null ? Reach : await uses.ReachOf(known, User.OnlyStore(), cancel);
        return Template is not null;
    }

    // A file is kept when it arrives, so that it need not be chosen again when something else is wrong.
    private async Task TakeFile(CancellationToken cancel)
    {
        if (Form.File is null)
        {
            return;
        }

        switch (await media.Keep(Form.File, cancel))
        {
            case KeptFile.Here here:
                ModelState.Remove("Form.Media");
                Form.Media = here.Hash;
                break;
            case KeptFile.Refused refused:
                ModelState.AddModelError("Form.File", texts[refused.Key, refused.Arguments]);
                break;
        }
    }

    private async Task Draw(CancellationToken cancel)
    {
        var only = User.OnlyStore();
        Form.Variants = Form.Variants.Count == 0 ? [""] : Form.Variants;
        Preview = await previews.Of(Form, Reach.Uses, new(Template?.Id, Choose ?? Lead, only), cancel);
        Attached = await media.Find(Form.Media, cancel);
        People = string.IsNullOrWhiteSpace(Person) || Choose is not null ? null : await readers.Find(Person, User, cancel);
    }
}
