using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages;

[AllowAnonymous]
public sealed class PreferencesModel : PageModel
{
    [BindProperty]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => NotFound();

    public IActionResult OnPostTheme(string? theme)
    {
        if (theme is Preferences.Light or Preferences.Dark)
        {
            Response.Cookies.Append(Preferences.ThemeCookie, theme, Preferences.Kept(Request));
        }
        else
        {
            Response.Cookies.Delete(Preferences.ThemeCookie);
        }

        return Back();
    }

    public IActionResult OnPostLanguage(string? language)
    {
        if (LanguageSetup.All.Contains(language ?? ""))
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!));
            Response.Cookies.Append(LanguageSetup.CookieName, value, Preferences.Kept(Request));
        }

        return Back();
    }

    private LocalRedirectResult Back() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
