namespace Konquista.Web.Hosting;

/// <summary>What every answer tells the browser it must not do.</summary>
internal static class SecurityHeaders
{
    private const string Framed = "konquista.framed";

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    /// <summary>Set as the answer starts, since the error pages clear what was set before.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy + (http.Items.ContainsKey(Framed) ? "'self'" : "'none'");
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    /// <summary>A page of ours may show this answer within itself; nobody else may.</summary>
    public static void AllowWithinOurs(this HttpContext http) => http.Items[Framed] = true;
}
