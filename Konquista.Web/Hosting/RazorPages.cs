using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace Konquista.Web.Hosting;

/// <summary>The pages of the site: lower-case addresses, a token on every post, tokens of htmx in a header.</summary>
internal static class RazorPages
{
    public const string TokenHeader = "RequestVerificationToken";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages()
            .AddMvcOptions(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
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
}
