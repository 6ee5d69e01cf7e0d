using System.Globalization;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Languages;

/// <summary>The languages of the site: Brazilian Portuguese unless a person's cookie says English.</summary>
internal static class LanguageSetup
{
    public const string Default = "pt-BR";
    public const string CookieName = "konquista.language";

    public static IReadOnlyList<string> All { get; } = [Default, "en"];

    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
        builder.Services.AddSingleton<IStringLocalizer<Texts>, CountedTexts>();
        builder.Services.AddSingleton<Words>();
        builder.Services.AddSingleton<TimeText>();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = All.Select(CultureInfo.GetCultureInfo).ToList();
            options.DefaultRequestCulture = new RequestCulture(Default);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName }];
        });
    }
}
