using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel(IStringLocalizer<Texts> texts) : PageModel
{
    public string Title { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public void OnGet(int? code) => Explain(code);

    public void OnPost(int? code) => Explain(code);

    private void Explain(int? code)
    {
        var status = code is >= 400 and < 600 ? code.Value : Response.StatusCode;
        (Title, Sentence) = status switch
        {
            400 => (texts["Error.400.Title"], texts["Error.400"]),
            403 => (texts["Error.403.Title"], texts["Error.403"]),
            404 => (texts["Error.404.Title"], texts["Error.404"]),
            413 => (texts["Error.413.Title"], texts["Error.413"]),
            503 => (texts["Error.503.Title"], texts["Sending.Away"]),
            _ => (texts["Error.500.Title"], texts["Error.500"]),
        };
        Response.StatusCode = status is >= 400 ? status : 404;
    }
}
