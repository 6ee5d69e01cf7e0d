using Konquista.Web.Clients;
using Konquista.Web.Sending;

namespace Konquista.Web.Hosting;

/// <summary>Turns whatever goes wrong into a page with a sentence; a silo that is away is a 503 and not an error of ours.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = static cause => cause is SendingAwayException
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = static context => context.Exception is SendingAwayException,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseWhen(context => ApiDoor.IsApi(context.Request), ApiRefusal.Use);
    }
}
