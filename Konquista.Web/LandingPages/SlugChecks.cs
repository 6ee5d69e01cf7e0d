using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.LandingPages;

/// <summary>Says to a form of a landing page why its address cannot be had, with one that can.</summary>
internal static class SlugChecks
{
    public static void CheckSlug(this ModelStateDictionary state, LandingPageForm form, IStringLocalizer<Texts> texts)
    {
        var slug = (form.Slug ?? "").Trim();
        if (slug.Length > 0 && !Slug.IsWellFormed(slug))
        {
            state.AddModelError("Form.Slug", texts["LandingPages.SlugWrong", Slug.Of(slug)]);
        }
        else if (Slug.IsReserved(slug))
        {
            state.AddModelError("Form.Slug", texts["LandingPages.SlugReserved", Slug.Of(slug)]);
        }
    }
}
