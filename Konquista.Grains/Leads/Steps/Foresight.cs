using Konquista.Campaigns;
using Konquista.Messages;

namespace Konquista.Leads.Steps;

/// <summary>
/// Walks the planner through a person's campaigns as if one more began now, every message left on time, was read and not
/// answered; decides when each step of that one would go. Knows only what it is given, and writes nothing.
/// </summary>
internal sealed class Foresight
{
    private const int MostRounds = 2000;
    private static readonly Guid Asked = Guid.Empty;
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    private readonly Dictionary<Guid, CampaignVersion> _versions = [];
    private readonly ForeseenSteps _steps;
    private readonly DateTimeOffset _end;
    private LeadFacts _lead;
    private DateTimeOffset _now;

    public Foresight(LeadFacts lead, CampaignVersion definition, int priority, DateTimeOffset now)
    {
        _now = now;
        _end = now + Horizon;
        _versions[Asked] = definition;
        var enrollment = Entering(priority, now);
        _lead = lead with
        {
            Enrollments = [.. lead.Enrollments, enrollment],
            Messages = [.. lead.Messages.Select(message => message.IsOnItsWay ? Read(message, message.DueAt > now ? message.DueAt : now) : message)],
        };
        var passage = new Passage(_lead, enrollment, definition);
        _steps = new(passage.Steps);
        Zone = new Timetable(passage).Calendar.Zone;
        MayEnter = StepConditions.Hold(definition.Entry, Traits.Of(lead), before: null);
        Others = lead.Enrollments;
    }

    public TimeZoneInfo Zone { get; }

    public bool MayEnter { get; }

    /// <summary>The person's other passages, whose versions must be known before the walk.</summary>
    public IReadOnlyList<EnrollmentFacts> Others { get; }

    /// <summary>What keeps the steps that were not foreseen from ever going.</summary>
    public string? Halt { get; private set; }

    public void Know(EnrollmentFacts other, CampaignVersion version) => _versions[other.Id] = version;

    public IReadOnlyList<ForeseenStep> Walk()
    {
        for (var round = 0; round < MostRounds && _now < _end && IsUnderWay; round++)
        {
            List<DateTimeOffset> waits = [];
            if (!_lead.Enrollments.OrderBy(one => one.Priority).ThenBy(one => one.EnteredAt).Any(one => Carry(one, waits)))
            {
                if (waits.Count == 0)
                {
                    break;
                }

                _now = waits.Min() is var next && next > _now ? next : _now.AddMinutes(1);
            }
        }

        return _steps.All;
    }

    private bool IsUnderWay => _lead.Enrollments.Any(one => one.Id == Asked);

    /// <summary>True when something changed that others may have to look at.</summary>
    private bool Carry(EnrollmentFacts enrollment, List<DateTimeOffset> waits)
    {
        var isAsked = enrollment.Id == Asked;
        var decision = Planner.Next(_lead, enrollment, _versions[enrollment.Id], PhoneStanding.Ready, _now);
        switch (decision)
        {
            case Decision.Send send:
                _steps.Note(isAsked, send.Step, _now, skipped: null);
                Put(enrollment, send.DayZero, send.Next?.At, Message(enrollment, send.Step, send.Slot, MessageState.Read));
                return true;
            case Decision.Skip skip:
                _steps.Note(isAsked, skip.Step, _now, skip.Reason);
                Put(enrollment, skip.DayZero, null, Message(enrollment, skip.Step, skip.Slot, MessageState.Skipped));
                return true;
            case Decision.Wait wait:
                _steps.Delay(isAsked, wait);
                waits.Add(wait.Until);
                Replace(enrollment, enrollment with { NextAt = wait.Until, Hold = null });
                return false;
            case Decision.Hold hold:
                waits.AddRange(hold.Until is { } until ? [until] : []);
                Halt = isAsked ? hold.Reason : Halt;
                _steps.Hold(isAsked, hold);
                Replace(enrollment, enrollment with { Hold = hold.Reason });
                return false;
            default:
                Halt = isAsked && decision is Decision.Stop stop ? stop.Reason : Halt;
                Replace(enrollment, null);
                return true;
        }
    }

    private void Put(EnrollmentFacts enrollment, DateOnly dayZero, DateTimeOffset? nextAt, MessageFacts message)
    {
        _lead = _lead with { Messages = [.. _lead.Messages, message] };
        Replace(enrollment, enrollment with { DayZero = dayZero, NextAt = nextAt, Hold = null });
    }

    private void Replace(EnrollmentFacts enrollment, EnrollmentFacts? by) => _lead = _lead with
    {
        Enrollments = [.. _lead.Enrollments.Select(one => one.Id == enrollment.Id ? by : one).OfType<EnrollmentFacts>()],
    };

    private MessageFacts Message(EnrollmentFacts enrollment, Step step, Slot slot, MessageState state) => new()
    {
        Id = Guid.NewGuid(),
        Month = enrollment.Month,
        EnrollmentId = enrollment.Id,
        Step = step.Id,
        State = state,
        LocalDay = slot.LocalDay,
        DueAt = slot.DueAt,
        ClosesAt = slot.ClosesAt,
        ExpiresAt = slot.ExpiresAt,
        ClaimedAt = state == MessageState.Skipped ? null : _now,
    };

    private static MessageFacts Read(MessageFacts message, DateTimeOffset at) => message with { State = MessageState.Read, ClaimedAt = at };

    private static EnrollmentFacts Entering(int priority, DateTimeOffset now) => new()
    {
        Id = Asked,
        CampaignId = Guid.Empty,
        VersionId = Guid.Empty,
        CampaignState = CampaignState.Running,
        Priority = priority,
        EnteredAt = now,
        Month = new(now.Year, now.Month, 1),
    };
}
