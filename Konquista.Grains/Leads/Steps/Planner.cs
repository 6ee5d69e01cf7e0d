using Konquista.Campaigns;
using Konquista.Messages;

namespace Konquista.Leads.Steps;

/// <summary>Decides what happens next in one enrollment, and why, from committed facts and the time alone.</summary>
internal static class Planner
{
    private static readonly TimeSpan SendingRetry = TimeSpan.FromMinutes(5);

    public static Decision Next(
        LeadFacts lead, EnrollmentFacts enrollment, CampaignVersion version, PhoneStanding phone, DateTimeOffset now)
    {
        if (Halts.Stop(lead, enrollment) is { } stop)
        {
            return stop;
        }

        var passage = new Passage(lead, enrollment, version);
        var message = passage.OnItsWay;
        if (message is { State: MessageState.Planned } && now >= message.ExpiresAt)
        {
            return new Decision.Expire(message.Id);
        }

        if (message is null && passage.Next is null)
        {
            return new Decision.Finish();
        }

        return Halts.Hold(lead, enrollment, phone, now)
            ?? (message is null ? new PlannerStep(passage, now).Decide(passage.Next!) : OnItsWay(passage, message, now));
    }

    private static Decision OnItsWay(Passage passage, MessageFacts message, DateTimeOffset now)
    {
        var step = passage.Find(message.Step);
        if (message.State == MessageState.Sending)
        {
            return new Decision.Wait(now + SendingRetry, Reason.OnItsWay, step);
        }

        return now < message.ClosesAt
            ? new Decision.Wait(message.ClosesAt < message.ExpiresAt ? message.ClosesAt : message.ExpiresAt, Reason.OnItsWay, step)
            : NextSlot(passage, message, step, now) is { } slot ? new Decision.Move(message.Id, slot, MovedDayZero(passage, step, slot))
            : new Decision.Expire(message.Id);
    }

    private static Slot? NextSlot(Passage passage, MessageFacts message, Step? step, DateTimeOffset now)
    {
        var calendar = new Timetable(passage).Calendar;
        if (calendar.FirstMoment(now) is not { } open
            || new Allowance(passage).FirstDay(calendar, calendar.LocalDay(open), step, message) is not { } day)
        {
            return null;
        }

        var (opens, closes) = calendar.Window(day)!.Value;
        var due = opens > open ? opens : open;
        return due < message.ExpiresAt ? new Slot(day, due, closes, message.ExpiresAt) : null;
    }

    // Nothing is lost by starting later: while the first contact is not out, the sequence starts where it goes.
    private static DateOnly? MovedDayZero(Passage passage, Step? step, Slot slot) =>
        step is not null && step.Id == passage.Steps[0].Id && !passage.Messages.Any(message => message.Step != step.Id)
            ? Timetable.DayZero(step, slot.LocalDay)
            : null;
}
