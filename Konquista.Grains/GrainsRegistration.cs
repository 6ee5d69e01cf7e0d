using Konquista.Campaigns;
using Konquista.Clock;
using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Leads.Intakes;
using Konquista.Leads.Merges;
using Konquista.Leads.Suppression;
using Konquista.Messages;
using Konquista.Phones;
using Konquista.Postgres;
using Konquista.Sending;
using Konquista.Webhooks;
using Konquista.WhatsApp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Konquista;

/// <summary>All that grains lean on, over the product's NpgsqlDataSource, its clock and its data protection.</summary>
internal static class GrainsRegistration
{
    public static IServiceCollection AddKonquistaGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(Pace.Real);
        services.TryAddSingleton(new ProductClock(TimeProvider.System));
        return services
            .AddSingleton<ClockStore>()
            .AddSingleton<IIncomingGrainCallFilter, DatabaseProblems>()
            .AddCampaigns()
            .AddLeads()
            .AddSingleton(new ErasedKey(configuration["Konquista:KeysPath"]))
            .AddPhones()
            .AddWhatsApp(configuration)
            .AddWebhooks(configuration);
    }

    /// <summary>What works by itself in every silo, whether a grain is called or not.</summary>
    public static IServiceCollection AddKonquistaWorkers(this IServiceCollection services) => services
        .AddHostedService<ClockFollower>()
        .AddSingleton<MessageLeftovers>()
        .AddSingleton<Retention>()
        .AddHostedService<Caretaker>()
        .AddInbox();

    private static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<CampaignVersions>()
        .AddSingleton<CampaignStore>()
        .AddSingleton<CampaignDrafts>()
        .AddSingleton<CampaignPublishing>()
        .AddSingleton<CampaignRemovals>();

    private static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<LeadReader>()
        .AddSingleton<LeadLedger>()
        .AddSingleton<LeadSteps>()
        .AddSingleton<LeadIdentities>()
        .AddSingleton<EntryReader>()
        .AddSingleton<LeadEntries>()
        .AddSingleton<LeadCaptures>()
        .AddSingleton<LeadEvents>()
        .AddSingleton<WrittenMessages>()
        .AddSingleton<LeadWriter>()
        .AddSingleton<LeadEdits>()
        .AddSingleton<LeadAppointments>()
        .AddSingleton<LeadErasure>()
        .AddSingleton<SuppressionList>()
        .AddSingleton<CaptureAnswers>()
        .AddSingleton<LeadIntake>()
        .AddSingleton<LeadNumbers>()
        .AddSingleton<LeadMerges>()
        .AddSingleton<LeadSplits>()
        .AddSingleton<InboundLog>()
        .AddSingleton<MessageSettlements>()
        .AddSingleton<TickGate>();

    private static IServiceCollection AddPhones(this IServiceCollection services) => services
        .AddSingleton<PhoneRoster>()
        .AddSingleton<PhoneStore>()
        .AddSingleton<PhoneTokens>()
        .AddSingleton<PhoneRegistration>()
        .AddSingleton<PhoneRemovals>()
        .AddSingleton<PhoneTroubles>()
        .AddSingleton<PhoneSends>()
        .AddTransient<PhoneRounds>()
        .AddSingleton<MediaStore>()
        .AddSingleton<MessageClaims>()
        .AddSingleton<MessagePreview>()
        .AddSingleton<MessageResults>();
}
