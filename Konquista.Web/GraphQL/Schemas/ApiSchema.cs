using GraphQL.Types;
using Konquista.Web.GraphQL.Appointments;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Feed;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Messages;
using Konquista.Web.GraphQL.Phones;
using Konquista.Web.GraphQL.Stores;
using Konquista.Web.GraphQL.Templates;

namespace Konquista.Web.GraphQL.Schemas;

/// <summary>The whole schema, from what each noun gives to its three roots.</summary>
internal sealed class ApiSchema : Schema
{
    public ApiSchema(IServiceProvider services)
        : base(services)
    {
        Description = "Konquista: leads over WhatsApp. Times are UTC in ISO 8601; ids never change.";
        Features.DeprecationOfInputValues = true;
        Features.RepeatableDirectives = true;
        Query = new RootType(
            "Query",
            "What may be asked.",
            new PartType<MeQueries>(),
            new PartType<LeadQueries>(),
            new PartType<MessageQueries>(),
            new PartType<CampaignQueries>(),
            new PartType<AppointmentQueries>(),
            new PartType<PhoneQueries>(),
            new PartType<TemplateQueries>(),
            new PartType<StoreQueries>(),
            new PartType<FactQueries>());
        Mutation = new RootType(
            "Mutation",
            "What may be changed. Each goes through the same door as on the site: the same rules, the same facts, your name beside them.",
            new PartType<CaptureMutations>(),
            new PartType<LeadMutations>(),
            new PartType<MessageMutations>(),
            new PartType<AppointmentMutations>(),
            new PartType<CampaignMutations>(),
            new PartType<PhoneMutations>(),
            new PartType<TemplateMutations>(),
            new PartType<StoreMutations>(),
            new PartType<SendingMutations>());
        Subscription = new RootType("Subscription", "What may be followed.", new PartType<Subscriptions>());
    }
}
