using Konquista.Web.LandingPages;
using Konquista.WhatsApp;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.L;

/// <summary>A landing page that is not kept as bytes yet, and what its form brings. It has no session, hence no token.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(BufferBodyLengthLimit = MostBytes, ValueLengthLimit = 4096, KeyLengthLimit = 100, ValueCountLimit = 32)]
internal sealed class LandingModel(
    PublishedReading reading, PublishedPages pages, PageDrawing drawing, Visits visits, VisitMark marks, PostChecks checks, PostLimits limits,
    PostBook posts, PostDelivery delivery, TimeProvider time, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MostBytes = 32 * 1024;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await reading.Find(slug, cancel) is not { } page)
        {
            return await reading.MovedTo(slug, cancel) is { } now
                ? LocalRedirect(PublishedPages.Folder + now + Request.QueryString)
                : await Show(PageDrawing.Gone, null, StatusCodes.Status404NotFound);
        }

        var view = await reading.View(page, cancel);
        visits.Note(HttpContext, page.Id);
        await pages.Keep(page, await drawing.Draw(PageContext, view)).Send(HttpContext);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm] PostedForm form, CancellationToken cancel)
    {
        if (await reading.Find(slug, cancel) is not { } page)
        {
            return await Show(PageDrawing.Gone, null, StatusCodes.Status404NotFound);
        }

        if (form.IsOfProgram)
        {
            visits.NoteRefused(HttpContext, page.Id);
            return Thanks(slug, ChatCode.New());
        }

        var view = await reading.View(page, cancel) with { Form = form };
        if (!limits.Allows(HttpContext, page.Id))
        {
            visits.NoteRefused(HttpContext, page.Id);
            return await Again(view with { Notice = texts["Landing.TooMany"] }, StatusCodes.Status429TooManyRequests);
        }

        return checks.Of(view, form) is { Count: > 0 } mistakes
            ? await Again(view with { Mistakes = mistakes, Notice = texts["Landing.NotSent"] }, StatusCodes.Status422UnprocessableEntity)
            : await Take(view, form, cancel);
    }

    private async Task<IActionResult> Take(PageView view, PostedForm form, CancellationToken cancel)
    {
        if (checks.VisitOf(Request, form) is not { } visit)
        {
            return await Again(view with { Notice = texts["Landing.Confirm"] }, StatusCodes.Status422UnprocessableEntity);
        }

        var code = await posts.Keep(KeptPost.Of(view.Page, form, visit, HttpContext), cancel);
        delivery.Poke();
        return Thanks(view.Page.Slug, code);
    }

    /// <summary>The page with what was typed and what is wrong, for this visitor alone.</summary>
    private async Task<IActionResult> Again(PageView view, int status)
    {
        var visit = marks.Read(Request, view.Form.Mark) ?? new(time.GetUtcNow(), Referrer: null);
        return Html(await drawing.Draw(PageContext, view with { Mark = marks.Write(visit) }), status);
    }

    private async Task<IActionResult> Show(string view, object? model, int status) => Html(await drawing.Draw(PageContext, view, model), status);

    private ContentResult Html(string html, int status)
    {
        Response.Headers.CacheControl = "no-store";
        return new() { Content = html, ContentType = "text/html; charset=utf-8", StatusCode = status };
    }

    private static LocalRedirectResult Thanks(string slug, string code) => new($"{PublishedPages.Folder}{slug}/thanks/{code}");
}
