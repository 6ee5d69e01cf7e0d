using Konquista.Web.LandingPages;
using Konquista.WhatsApp;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.L;

/// <summary>What a visitor reads when their form was taken; from here they are led on to WhatsApp, if the page says so, with the code that ties the chat to them. It is the same for who may not be written to: they come back by writing first.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ThanksModel(PublishedReading reading, PageDrawing drawing, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, string? code, CancellationToken cancel)
    {
        if (await reading.Find(slug, cancel) is not { } page)
        {
            return new ContentResult
            {
                Content = await drawing.Draw(PageContext, PageDrawing.Gone, null),
                ContentType = "text/html; charset=utf-8",
                StatusCode = StatusCodes.Status404NotFound,
            };
        }

        var chat = ChatCode.In(code ?? "") is [var known] ? page.Chat(texts["Landing.Registered", known]) : page.Chat(texts["Landing.Hello", page.Content.Title ?? ""]);
        if (page.Content.ToWhatsApp && chat is not null)
        {
            Response.Headers["Refresh"] = $"0; url={chat}";
        }

        return Content(await drawing.Draw(PageContext, PageDrawing.Thanks, new ThanksView(page, chat)), "text/html; charset=utf-8");
    }
}
