using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using GraphQLParser.AST;
using Konquista.Web.GraphQL.Appointments;
using Konquista.Web.GraphQL.Bulks;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Documents;
using Konquista.Web.GraphQL.Feed;
using Konquista.Web.GraphQL.Imports;
using Konquista.Web.GraphQL.LandingPages;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Links;
using Konquista.Web.GraphQL.Messages;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.GraphQL.People;
using Konquista.Web.GraphQL.Phones;
using Konquista.Web.GraphQL.Schemas;
using Konquista.Web.GraphQL.Stores;
using Konquista.Web.GraphQL.TagRules;
using Konquista.Web.GraphQL.Templates;
using Konquista.Web.GraphQL.Transport;
using Konquista.Web.GraphQL.Webhooks;

namespace Konquista.Web.GraphQL;

/// <summary>GraphQL at /graphql: over HTTP, as server-sent events and over sockets. A schema with a gap does not start.</summary>
internal static class GraphQLSetup
{
    public const string Address = "/graphql";

    public static void AddGraphQL(this WebApplicationBuilder builder, ApiSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddApiLimits(settings);
        services.AddCors(cors => cors.AddPolicy(ApiLimits.Policy, policy => policy
            .WithOrigins([.. settings.Origins]).WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type", "Accept")));
        services.AddDoors().AddQueries().AddBatches();
        services.AddGraphQL(graphql => graphql
            .AddSchema<ApiSchema>()
            .AddAutoClrMappings()
            .AddSchemaVisitor<InputDefaults>()
            .AddSystemTextJson()
            .AddExecutionStrategy(provider => new EventStrategy(provider.GetRequiredService<IServiceScopeFactory>()), OperationType.Subscription)
            .AddErrorInfoProvider(errors =>
            {
                errors.ExposeExceptionDetails = false;
                errors.ExposeData = false;
            }));
    }

    private static IServiceCollection AddDoors(this IServiceCollection services) => services
        .AddSingleton<TrustedDocuments>()
        .AddSingleton<IConfigureExecution, DocumentBook>()
        .AddSingleton<StringGraphType, PlainTextType>()
        .AddSingleton<IdGraphType, IdType>()
        .AddSingleton<Execution>()
        .AddSingleton<HttpDoor>()
        .AddSingleton<EventStream>()
        .AddSingleton<SocketDoor>()
        .AddSingleton<SocketLimits>()
        .AddSingleton<Reading>();

    private static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddScoped<Asker>()
        .AddScoped<Credit>()
        .AddScoped<FactSource>()
        .AddScoped<LeadListing>()
        .AddScoped<Problems>()
        .AddScoped<Named>()
        .AddScoped<MessageQueries>()
        .AddScoped<AppointmentQueries>()
        .AddScoped<CampaignQueries>()
        .AddScoped<PhoneQueries>()
        .AddScoped<TemplateQueries>()
        .AddScoped<StoreQueries>()
        .AddScoped<WebhookQueries>()
        .AddScoped<TagRuleQueries>()
        .AddScoped<LinkQueries>()
        .AddScoped<FormRules>()
        .AddScoped<LandingPageQueries>()
        .AddScoped<LandingPageOutcomes>()
        .AddScoped<UserOutcomes>()
        .AddScoped<BulkQueries>()
        .AddScoped<ImportQueries>()
        .AddScoped<ImportPlanning>();

    private static void AddBatches(this IServiceCollection services) => services
        .AddScoped<LeadBatches>()
        .AddScoped<MessageBatches>()
        .AddScoped<CampaignBatches>()
        .AddScoped<PhoneBatches>()
        .AddScoped<StoreBatches>()
        .AddScoped<TemplateBatches>()
        .AddScoped<LandingPageBatches>();

    /// <summary>Open to anybody, since each field says who may ask for it.</summary>
    public static void MapGraphQL(this WebApplication app)
    {
        var schema = app.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        ClosedSchema.Demand(schema);
        app.Map(Address, Answer)
            .AllowAnonymous()
            .RequireRateLimiting(ApiLimits.Policy)
            .RequireCors(ApiLimits.Policy)
            .DisableAntiforgery();
    }

    private static Task Answer(HttpContext http) => http.WebSockets.IsWebSocketRequest
        ? http.RequestServices.GetRequiredService<SocketDoor>().Answer(http)
        : http.RequestServices.GetRequiredService<HttpDoor>().Answer(http);
}
