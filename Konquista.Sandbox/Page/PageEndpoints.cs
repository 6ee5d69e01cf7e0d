using System.Text;
using Konquista.Sandbox.Faults;
using Konquista.Sandbox.Webhooks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Konquista.Sandbox.Page;

/// <summary>The Sandbox's own page: shows it, takes its two forms, serves its style and script.</summary>
internal static class PageEndpoints
{
    private const string Policy = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static void MapPage(this WebApplication app)
    {
        app.MapGet("/", context => Show(context, null));
        app.MapPost("/page/faults", ChangeFaults);
        app.MapPost("/page/answer", WriteAsRecipient);
        MapFile(app, "sandbox.css", "text/css; charset=utf-8");
        MapFile(app, "sandbox.js", "text/javascript; charset=utf-8");
        app.MapGet("/favicon.ico", context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
    }

    private static void MapFile(WebApplication app, string name, string type)
    {
        using var stream = typeof(PageEndpoints).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        app.MapGet($"/{name}", context =>
        {
            Protect(context);
            return Answer.Bytes(context, 200, type, bytes);
        });
    }

    private static async Task ChangeFaults(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var board = context.RequestServices.GetRequiredService<FaultBoard>();
        var profile = form["profile"].ToString();
        var isNewProfile = profile != board.Current.Profile && profile != "custom";
        var dials = isNewProfile ? [] : Dials.All.Select(dial => KeyValuePair.Create(dial.Key(), form[dial.Key()].ToString()));
        await Back(context, board.Change(profile, dials, badTokenFor: null));
    }

    private static async Task WriteAsRecipient(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var pen = context.RequestServices.GetRequiredService<Pen>();
        var (_, wrong) = pen.Write(new(form["from"], form["text"], form["phoneNumberId"], form["name"]));
        await Back(context, wrong);
    }

    private static async Task Back(HttpContext context, string? wrong)
    {
        if (wrong is null)
            context.Response.Redirect(IsEnglish(context) ? "/?lang=en" : "/");
        else
            await Show(context, wrong);
    }

    private static async Task Show(HttpContext context, string? wrong)
    {
        var renderer = context.RequestServices.GetRequiredService<HtmlRenderer>();
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(SandboxPage.IsEnglish)] = IsEnglish(context),
            [nameof(SandboxPage.Host)] = $"{context.Request.Scheme}://{context.Request.Host}",
            [nameof(SandboxPage.Wrong)] = wrong,
        });
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<SandboxPage>(parameters)).ToHtmlString());
        Protect(context);
        await Answer.Bytes(context, wrong is null ? 200 : 400, "text/html; charset=utf-8", Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n{html}"));
    }

    private static bool IsEnglish(HttpContext context) => context.Request.Query["lang"] == "en";

    private static void Protect(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
    }
}
