using Konquista.Calendars;
using Konquista.Campaigns;

namespace Konquista.Leads.Steps;

/// <summary>How much one person may get: one step of an enrollment a day, and so many messages a day and a week over all campaigns.</summary>
internal sealed class Allowance(Passage passage)
{
    private const int DaysInAWeek = 7;
    private const int Horizon = 60;

    /// <summary>Why nothing more may go on a day; null while there is room.</summary>
    /// <param name="day">A local day of the person.</param>
    /// <param name="step">What is to go.</param>
    /// <param name="moving">The message that looks for a day, if it exists already: it does not stand in its own way.</param>
    public string? Full(DateOnly day, Step? step, MessageFacts? moving = null)
    {
        var taken = passage.Lead.Messages.Where(message => message.TakesUpADay && message.Id != moving?.Id).ToList();
        if (taken.Count(message => message.LocalDay == day) >= Math.Max(1, passage.Version.PerDay)
            || (step is not { SameDay: true } && HasHadItsTurn(day, moving)))
        {
            return Reason.DayTaken;
        }

        var week = taken.Count(message => message.LocalDay <= day && message.LocalDay.DayNumber > day.DayNumber - DaysInAWeek);
        return week >= Math.Max(1, passage.Version.PerWeek) ? Reason.WeekTaken : null;
    }

    // A step that failed on the way was this day's step: the next one does not follow it on the same day.
    private bool HasHadItsTurn(DateOnly day, MessageFacts? moving) =>
        passage.Lead.Messages.Any(message => message.EnrollmentId == passage.Enrollment.Id && message.Id != moving?.Id
            && message.LocalDay == day && (message.TakesUpADay || message.WasClaimed));

    /// <summary>The first allowed day with room, not before the given one; null when there is none in sight.</summary>
    public DateOnly? FirstDay(SendingCalendar calendar, DateOnly from, Step? step, MessageFacts? moving = null)
    {
        var day = calendar.IsAllowed(from) ? from : calendar.NextAllowedDay(from);
        for (var tried = 0; day is { } candidate && tried < Horizon; tried++)
        {
            if (Full(candidate, step, moving) is null)
            {
                return candidate;
            }

            day = calendar.NextAllowedDay(candidate);
        }

        return null;
    }
}
