using GraphQL.Types;
using Konquista.Web.GraphQL.Appointments;
using Konquista.Web.GraphQL.Bulks;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Feed;
using Konquista.Web.GraphQL.Imports;
using Konquista.Web.GraphQL.LandingPages;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Links;
using Konquista.Web.GraphQL.Messages;
using Konquista.Web.GraphQL.People;
using Konquista.Web.GraphQL.Phones;
using Konquista.Web.GraphQL.Segments;
using Konquista.Web.GraphQL.Settings;
using Konquista.Web.GraphQL.Stores;
using Konquista.Web.GraphQL.TagRules;
using Konquista.Web.GraphQL.Templates;
using Konquista.Web.GraphQL.Totals;
using Konquista.Web.GraphQL.Webhooks;

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
        Query = new RootType("Query", "What may be asked.", Queries);
        Mutation = new RootType(
            "Mutation",
            "What may be changed. Each goes through the same door as on the site: the same rules, the same facts, your name beside them.",
            Mutations);
        Subscription = new RootType("Subscription", "What may be followed.", [new PartType<Subscriptions>()]);
    }

    private static IEnumerable<IObjectGraphType> Queries =>
    [
        new PartType<MeQueries>(),
        new PartType<LeadQueries>(),
        new PartType<MessageQueries>(),
        new PartType<CampaignQueries>(),
        new PartType<AppointmentQueries>(),
        new PartType<PhoneQueries>(),
        new PartType<TemplateQueries>(),
        new PartType<StoreQueries>(),
        new PartType<LandingPageQueries>(),
        new PartType<ImportQueries>(),
        new PartType<SegmentQueries>(),
        new PartType<TagRuleQueries>(),
        new PartType<LinkQueries>(),
        new PartType<MergeQueries>(),
        new PartType<BulkQueries>(),
        new PartType<SettingsQueries>(),
        new PartType<UserQueries>(),
        new PartType<TotalQueries>(),
        new PartType<FactQueries>(),
        new PartType<WebhookQueries>(),
    ];

    private static IEnumerable<IObjectGraphType> Mutations =>
    [
        new PartType<CaptureMutations>(),
        new PartType<LeadMutations>(),
        new PartType<MessageMutations>(),
        new PartType<AppointmentMutations>(),
        new PartType<CampaignMutations>(),
        new PartType<PhoneMutations>(),
        new PartType<TemplateMutations>(),
        new PartType<StoreMutations>(),
        new PartType<SegmentMutations>(),
        new PartType<TagRuleMutations>(),
        new PartType<LinkMutations>(),
        new PartType<LandingPageMutations>(),
        new PartType<PublishingMutations>(),
        new PartType<MergeMutations>(),
        new PartType<BulkMutations>(),
        new PartType<ImportMutations>(),
        new PartType<SettingsMutations>(),
        new PartType<UserMutations>(),
        new PartType<InvitationMutations>(),
        new PartType<SendingMutations>(),
        new PartType<WebhookMutations>(),
    ];
}
