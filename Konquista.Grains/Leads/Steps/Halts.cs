using Konquista.Campaigns;

namespace Konquista.Leads.Steps;

/// <summary>What keeps messages from a person: stops end the enrollment, holds pass by themselves or by somebody's hand.</summary>
internal static class Halts
{
    public const int MostUndeliverable = 2;
    private static readonly TimeSpan PhoneRetry = TimeSpan.FromHours(1);

    public static Decision.Stop? Stop(LeadFacts lead, EnrollmentFacts enrollment) =>
        lead.OptedOutAt is not null ? new(Reason.OptedOut)
        : lead.Undeliverable >= MostUndeliverable ? new(Reason.Undeliverable)
        : enrollment.CampaignState == CampaignState.Stopped ? new(Reason.CampaignStopped)
        : null;

    public static Decision.Hold? Hold(LeadFacts lead, EnrollmentFacts enrollment, PhoneStanding phone, DateTimeOffset now) =>
        lead.PausedAt is not null ? new(Reason.LeadPaused, Until: null)
        : lead.HumanUntil > now ? new(Reason.HumanConversation, lead.HumanUntil)
        : enrollment.CampaignState == CampaignState.Paused ? new(Reason.CampaignPaused, Until: null)
        : enrollment.CampaignState != CampaignState.Running ? new(Reason.CampaignNotRunning, Until: null)
        : phone == PhoneStanding.None ? new(Reason.NoPhone, now + PhoneRetry)
        : phone == PhoneStanding.Paused ? new(Reason.PhonePaused, now + PhoneRetry)
        : null;
}
