using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;

namespace Konquista.Leads;

/// <summary>Carries out what the planner decides for one lead, with a phone that may be slow or out, until every enrollment ends.</summary>
internal sealed class PlannerSimulation(LeadFacts lead, CampaignVersion version, DateTimeOffset start, Random chance, double outages)
{
    private const int MostDecisions = 2000;
    private readonly List<MessageFacts> ledger = [];
    private readonly List<EnrollmentFacts> enrollments = [PlannerCast.Enrollment with { EnteredAt = start }];
    private DateTimeOffset outUntil;

    public IReadOnlyList<MessageFacts> Ledger => ledger;

    public DateTimeOffset Now { get; private set; } = start;

    public DateOnly DayZero => enrollments[0].DayZero!.Value;

    public Decision[] Last { get; private set; } = [];

    public int Decisions { get; private set; }

    public PlannerSimulation With(EnrollmentFacts other)
    {
        enrollments.Add(other with { EnteredAt = Now });
        return this;
    }

    public PlannerSimulation Run()
    {
        do
        {
            Last = [.. Enumerable.Range(0, enrollments.Count).OrderBy(_ => chance.Next()).Select(Decide)];
            if (Last.All(decision => decision is Decision.Wait or Decision.Finish or Decision.Hold))
            {
                var until = Last.OfType<Decision.Wait>().Select(wait => wait.Until).DefaultIfEmpty(Now).Min();
                Now = (until > Now ? until : Now).AddMinutes(chance.NextDouble() < outages ? chance.Next(0, 12 * 60) : chance.Next(0, 5));
            }
        }
        while (!Last.All(decision => decision is Decision.Finish or Decision.Stop or Decision.Hold) && Decisions < MostDecisions);
        return this;
    }

    private Decision Decide(int which)
    {
        Decisions++;
        var enrollment = enrollments[which];
        var decision = Planner.Next(lead with { Messages = [.. ledger], Enrollments = [.. enrollments] }, enrollment, version, PhoneStanding.Ready, Now);
        enrollments[which] = Applied(decision, enrollment);
        return decision;
    }

    private EnrollmentFacts Applied(Decision decision, EnrollmentFacts enrollment)
    {
        switch (decision)
        {
            case Decision.Send send:
                Claim(Add(enrollment, send.Step, send.Slot, MessageState.Planned));
                return enrollment with { DayZero = send.DayZero, NextAt = send.Next?.At };
            case Decision.Skip skip:
                Add(enrollment, skip.Step, skip.Slot, MessageState.Skipped);
                return enrollment with { DayZero = skip.DayZero };
            case Decision.Move move:
                Change(move.MessageId, message => message with { LocalDay = move.Slot.LocalDay, DueAt = move.Slot.DueAt, ClosesAt = move.Slot.ClosesAt });
                Claim(move.MessageId);
                return enrollment with { DayZero = move.DayZero ?? enrollment.DayZero };
            case Decision.Expire expire:
                Change(expire.MessageId, message => message with { State = MessageState.Skipped });
                return enrollment;
            case Decision.Wait wait:
                return wait.Until > Now ? enrollment with { NextAt = wait.Until } : throw new InvalidOperationException("A wait must move on.");
            default:
                return enrollment with { NextAt = null };
        }
    }

    // The phone sends up to three hours later, unless the window closes first or it is out for a day or two.
    private void Claim(Guid id)
    {
        if (chance.NextDouble() < outages)
        {
            outUntil = Now.AddHours(chance.Next(1, 40));
        }

        var message = ledger.Single(message => message.Id == id);
        var at = new[] { message.DueAt, outUntil, Now }.Max().AddMinutes(chance.Next(0, 180));
        if (at < message.ClosesAt)
        {
            Now = at;
            Change(id, planned => planned with { State = chance.Next(4) == 0 ? MessageState.Uncertain : MessageState.Accepted, ClaimedAt = at });
        }
    }

    private Guid Add(EnrollmentFacts enrollment, Step step, Slot slot, MessageState state)
    {
        ledger.Add(new()
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
        });
        return ledger[^1].Id;
    }

    private void Change(Guid id, Func<MessageFacts, MessageFacts> change)
    {
        var at = ledger.FindIndex(message => message.Id == id);
        ledger[at] = change(ledger[at]);
    }
}
