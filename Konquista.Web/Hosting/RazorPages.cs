using System.Text.Unicode;
using Konquista.Web.Accounts;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Konquista.Web.Hosting;

/// <summary>The pages of the site: lower-case addresses, a token on every post, tokens of htmx in a header.</summary>
internal static class RazorPages
{
    public const string TokenHeader = "RequestVerificationToken";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages(pages => pages.Conventions.AddPageRouteModelConvention("/Templates/Edit", AlsoNew))
            .AddMvcOptions(options =>
            {
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add(new ChangeFilter());
                options.ModelMetadataDetailsProviders.Add(new FormMessages());
            })
            .AddDataAnnotationsLocalization(forms => forms.DataAnnotationLocalizerProvider = (_, texts) => texts.Create(typeof(Texts)));
        builder.Services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddRouting(routes => routes.LowercaseUrls = true);
        builder.Services.AddAntiforgery(tokens =>
        {
            tokens.HeaderName = TokenHeader;
            tokens.Cookie.Name = "konquista.form";
            tokens.Cookie.HttpOnly = true;
            tokens.Cookie.SameSite = SameSiteMode.Strict;
            tokens.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.Configure<CookieTempDataProviderOptions>(toast =>
        {
            toast.Cookie.Name = "konquista.toast";
            toast.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    // What is new is typed on the page on which it is changed; links to that page name what they change.
    private static void AlsoNew(PageRouteModel page) => page.Selectors.Add(new()
    {
        AttributeRouteModel = new() { Template = "templates/new/{handler?}", SuppressLinkGeneration = true },
    });
}
