namespace Konquista.Web.Hosting;

/// <summary>What every answer tells the browser it must not do.</summary>
internal static class SecurityHeaders
{
    private const string Framed = "konquista.framed";
    private const string Styled = "konquista.styled";

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; style-src 'self'";

    /// <summary>Set as the answer starts, since the error pages clear what was set before.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy
                + (http.Items.ContainsKey(Styled) ? " 'unsafe-inline'" : "")
                + "; frame-ancestors " + (http.Items.ContainsKey(Framed) ? "'self'" : "'none'");
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

    /// <summary>
    /// For the page of the explorer alone: its editor (Monaco) writes each line with a style attribute that places it, which no nonce
    /// covers, and makes style elements for its colours. Scripts stay bound to our own files, also there.
    /// </summary>
    public static void AllowStylesOfScripts(this HttpContext http) => http.Items[Styled] = true;
}
