using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using Konquista.Web.GraphQL;
using Konquista.Web.GraphQL.Appointments;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Schemas;
using Konquista.Web.GraphQL.Webhooks;
using Microsoft.AspNetCore.Http.Json;

namespace Konquista.Web.Rest;

/// <summary>REST at /api/v1 for whoever wants one call, and the document that describes it.</summary>
internal static class RestSetup
{
    private const string Version = "v1";

    public static void AddRest(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
            json.SerializerOptions.Converters.Add(new PlainText());
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddOpenApi(Version);
        services.AddScoped<CaptureMutations>().AddScoped<LeadMutations>().AddScoped<LeadQueries>().AddScoped<AppointmentMutations>().AddScoped<WebhookMutations>();
    }

    public static void MapRest(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1")
            .RequireRateLimiting(ApiLimits.Policy)
            .RequireCors(ApiLimits.Policy)
            .DisableAntiforgery()
            .AddEndpointFilter(Ask);
        api.MapLeads();
        api.MapAppointments();
        api.MapWebhookTest();
        routes.MapOpenApi("/api/{documentName}/openapi.json").RequireAuthorization();
    }

    // What GraphQL would tell as an error of the request is one here, too.
    private static async ValueTask<object?> Ask(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        if (call.HttpContext.Request.Query.Any(part => !part.Value.All(text => text is null || PlainTextType.IsPlain(text))))
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest);
        }

        call.HttpContext.RequestServices.GetRequiredService<Asker>().Is(call.HttpContext.User);
        try
        {
            return await next(call);
        }
        catch (ExecutionError cause)
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: cause.Message);
        }
    }
}
