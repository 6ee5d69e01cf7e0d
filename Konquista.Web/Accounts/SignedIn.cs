using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace Konquista.Web.Accounts;

/// <summary>The life of the cookie: it names a session, holds for as long as that is open, and leads on whoever it does not let in.</summary>
internal sealed class SignedIn : CookieAuthenticationEvents
{
    private const string SessionItem = "session";

    /// <summary>The session by which this request came in; null where nobody is signed in.</summary>
    public static Guid? SessionOf(HttpContext http) => SessionOf(http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties);

    /// <summary>Whoever renews a cookie keeps the session that it names.</summary>
    public override async Task SigningIn(CookieSigningInContext context)
    {
        if (SessionOf(context.Properties) is null && UserOf(context.Principal) is { } user)
        {
            var http = context.HttpContext;
            var agent = UserAgent.Short(http.Request.Headers.UserAgent);
            var id = await http.RequestServices.GetRequiredService<Sessions>().Start(user, agent, http.RequestAborted);
            context.Properties.Items[SessionItem] = id.ToString("N");
        }
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        var http = context.HttpContext;
        if (SessionOf(http) is { } session && UserOf(http.User) is { } user)
        {
            await http.RequestServices.GetRequiredService<Sessions>().End(session, user, http.RequestAborted);
        }
    }

    /// <summary>A picture is shown to anybody; and the page that says what went wrong must not ask again what cannot be answered.</summary>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (UserOf(context.Principal) is { } user
            && (SessionOf(context.Properties) is not { } session
                || !await http.RequestServices.GetRequiredService<Sessions>().IsOpen(session, user, http.RequestAborted)))
        {
            context.RejectPrincipal();
        }
    }

    // Whoever posted has lost what was typed, and is told so. A part of a page must not be replaced by the page of sign-in.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var ended = HttpMethods.IsPost(context.Request.Method) ? "&ended=true" : "";
        context.Response.Redirect(context.RedirectUri + ended);
        return Task.CompletedTask;
    }

    /// <summary>Whoever came in by a password that somebody else has seen is led to where another is chosen.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(Staff.MustChangePassword(context.HttpContext.User) ? "/account/password" : context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Guid? SessionOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(SessionItem, out var given) is true && Guid.TryParseExact(given, "N", out var id) ? id : null;

    private static Guid? UserOf(ClaimsPrincipal? user) =>
        Guid.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
