using Konquista.Campaigns;

namespace Konquista.Leads.Steps;

/// <summary>Decides about the next step of an enrollment that nothing halts: whether it goes now, waits, or is skipped.</summary>
internal sealed class PlannerStep(Passage passage, DateTimeOffset now)
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromMinutes(15);
    private readonly Timetable timetable = new(passage);
    private readonly Allowance allowance = new(passage);

    public Decision Decide(Step step)
    {
        if (timetable.Of(step, now) is not { } due || timetable.Calendar.FirstMoment(now) is not { } open)
        {
            return new Decision.Hold(Reason.NeverOpen, Until: null);
        }

        if (now >= due.ExpiresAt)
        {
            return Skip(step, due, due.Day, Reason.Expired);
        }

        if (now < due.At)
        {
            return new Decision.Wait(due.At, due.At == open ? Reason.OutsideWindow : Reason.NotYet, step);
        }

        return now < open ? Wait(step, due, open, Reason.OutsideWindow) : Decide(step, due);
    }

    // What a condition looks at may still change until the step could really go: it is judged last.
    private Decision Decide(Step step, Due due)
    {
        var today = timetable.Calendar.LocalDay(now);
        if (allowance.Full(today, step) is { } full)
        {
            return Wait(step, due, OnAnotherDay(step, today), full);
        }

        if (Precedence.Before(passage, timetable.Calendar, today) is { } other)
        {
            var later = (other > now ? other : now) + Courtesy;
            return Wait(step, due, timetable.Calendar.FirstMoment(later) ?? later, Reason.OtherCampaignFirst);
        }

        return StepConditions.Hold(step.Conditions, Traits.Of(passage.Lead), passage.TriedBefore(step))
            ? Send(step, due, today)
            : Skip(step, due, today, Reason.ConditionNotMet);
    }

    private Decision.Send Send(Step step, Due due, DateOnly today)
    {
        var next = passage.After(step);
        var at = next is null ? null : timetable.AfterToday(next, due.DayZero, now);
        return new(step, due.DayZero, Slot(today, due, now), at is null ? null : new Upcoming(next!, at.Value));
    }

    private Decision.Skip Skip(Step step, Due due, DateOnly day, string reason) =>
        new(step, due.DayZero, Slot(day, due, day == due.Day ? due.At : now), reason);

    private Slot Slot(DateOnly day, Due due, DateTimeOffset at) =>
        new(day, at, timetable.Calendar.Window(day)!.Value.Closes, due.ExpiresAt);

    private static Decision.Wait Wait(Step step, Due due, DateTimeOffset until, string reason) =>
        new(until < due.ExpiresAt ? until : due.ExpiresAt, reason, step);

    private DateTimeOffset OnAnotherDay(Step step, DateOnly today) =>
        allowance.FirstDay(timetable.Calendar, today.AddDays(1), step) is { } day ? timetable.Moment(day, step) : now.AddDays(1);
}
