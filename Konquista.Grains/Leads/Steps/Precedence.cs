using Konquista.Calendars;
using Konquista.Campaigns;

namespace Konquista.Leads.Steps;

/// <summary>Which of two campaigns that want the same person on the same day goes first: the smaller priority, then the older enrollment.</summary>
internal static class Precedence
{
    /// <summary>The moment at which a campaign that goes first will be decided today; null when none stands before this one.</summary>
    public static DateTimeOffset? Before(Passage passage, SendingCalendar calendar, DateOnly today) =>
        passage.Lead.Enrollments
            .Where(other => Rank(other).CompareTo(Rank(passage.Enrollment)) < 0
                && other is { CampaignState: CampaignState.Running, Hold: null, NextAt: { } at }
                && calendar.LocalDay(at) == today
                && !HasGone(passage.Lead, other, today))
            .Max(other => other.NextAt);

    private static bool HasGone(LeadFacts lead, EnrollmentFacts enrollment, DateOnly today) =>
        lead.Messages.Any(message => message.EnrollmentId == enrollment.Id
            && (message.IsOnItsWay || (message.TakesUpADay && message.LocalDay == today)));

    private static (int Priority, DateTimeOffset EnteredAt, Guid Id) Rank(EnrollmentFacts enrollment) =>
        (enrollment.Priority, enrollment.EnteredAt, enrollment.Id);
}
