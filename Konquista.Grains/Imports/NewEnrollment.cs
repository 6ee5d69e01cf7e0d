using Konquista.Calendars;
using Konquista.Leads.Entries;

namespace Konquista.Imports;

/// <summary>The beginning of a passage through a campaign: when its first step may go, and when the lead wakes to decide it.</summary>
internal sealed record NewEnrollment(Guid Id, Guid CampaignId, Guid VersionId)
{
    public DateOnly? NotBefore { get; init; }

    public string? NextStep { get; init; }

    /// <summary>Null when no day ever opens.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>At least one refresh ahead: the row is not written by the silo that must see it.</summary>
    public DateTimeOffset WakesAt { get; init; }

    public static NewEnrollment Into(OpenCampaign campaign, SendingCalendar calendar, BusinessFacts setup, ImportPace pace)
    {
        var soonest = setup.Now + setup.ReminderRefresh;
        var day = pace.Next(calendar);
        var opens = day is { } first ? calendar.Window(first)?.Opens : null;
        var next = calendar.FirstMoment(opens > soonest ? opens.Value : soonest);
        return new(Guid.CreateVersion7(setup.Now), campaign.Id, campaign.VersionId)
        {
            NotBefore = day,
            NextStep = campaign.Version.Steps is [var step, ..] ? step.Id : null,
            NextAt = next,
            WakesAt = next ?? soonest,
        };
    }
}
