using Konquista.Web.Accounts;

namespace Konquista.Web.Live;

/// <summary>The live line of a process and the address at which pages listen to it.</summary>
internal static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StandingReading>();
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddSingleton<LiveLine>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveLine>());
    }

    /// <summary>Before a page reads anything: whatever is told from then on, it may not know.</summary>
    public static void UseLive(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Turns.Note(context);
        return next(context);
    });

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/live", (LiveLine line, string? since, HttpContext context) =>
        {
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return TypedResults.ServerSentEvents(line.Changes(since, context.RequestAborted));
        }).RequireAuthorization(nameof(Permission.See));
}
