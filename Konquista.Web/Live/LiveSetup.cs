using Konquista.Web.Accounts;

namespace Konquista.Web.Live;

/// <summary>The live line of a process and the address at which pages listen to it.</summary>
internal static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StandingReading>();
        builder.Services.AddSingleton<LiveLine>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveLine>());
    }

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/live", (LiveLine line, HttpContext context) =>
        {
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return TypedResults.ServerSentEvents(line.Changes(context.RequestAborted));
        }).RequireAuthorization(nameof(Permission.See));
}
