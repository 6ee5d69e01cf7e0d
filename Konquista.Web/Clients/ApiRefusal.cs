using Konquista.Web.Sending;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Konquista.Web.Clients;

/// <summary>How programs are told that something may not be or went wrong: by status and problem details, never by a page.</summary>
internal sealed class ApiRefusal : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _pages = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !ApiDoor.IsApi(context.Request))
        {
            return _pages.HandleAsync(next, context, policy, authorizeResult);
        }

        if (authorizeResult.Forbidden)
        {
            return Tell(context, StatusCodes.Status403Forbidden);
        }

        context.Response.Headers.WWWAuthenticate = context.Request.Headers.Authorization.Count == 0
            ? "Bearer realm=\"konquista\"" : "Bearer realm=\"konquista\", error=\"invalid_token\"";
        return Tell(context, StatusCodes.Status401Unauthorized);
    }

    /// <summary>Whatever is answered there without a body gets one.</summary>
    public static void Use(IApplicationBuilder api)
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => Tell(context, context.Response.StatusCode),
            StatusCodeSelector = static cause => cause is SendingAwayException
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = static context => context.Exception is SendingAwayException,
        });
        api.UseStatusCodePages(context => Tell(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static Task Tell(HttpContext context, int status) => Results.Problem(statusCode: status).ExecuteAsync(context);
}
