using Konquista.Campaigns;
using Konquista.Messages;

namespace Konquista.Leads;

/// <summary>Carries out what the planner decides, with a phone that may be slow or out, until the enrollment ends.</summary>
internal sealed class PlannerSimulation(LeadFacts lead, CampaignVersion version, DateTimeOffset start, Random chance, double outages)
{
    private readonly List<MessageFacts> ledger = [];
    private EnrollmentFacts enrollment = PlannerCast.Enrollment with { EnteredAt = start };
    private DateTimeOffset outUntil;

    public IReadOnlyList<MessageFacts> Ledger => ledger;

    public DateTimeOffset Now { get; private set; } = start;

    public DateOnly DayZero => enrollment.DayZero!.Value;

    public Decision? Last { get; private set; }

    public int Decisions { get; private set; }

    public void Run()
    {
        while (Last is not (Decision.Finish or Decision.Stop) && Decisions < 1000)
        {
            Decisions++;
            Last = Planner.Next(lead with { Messages = [.. ledger] }, enrollment, version, PhoneStanding.Ready, Now);
            Apply(Last);
        }
    }

    private void Apply(Decision decision)
    {
        switch (decision)
        {
            case Decision.Send send:
                enrollment = enrollment with { DayZero = send.DayZero };
                Add(send.Step, send.Slot, MessageState.Planned);
                Claim();
                break;
            case Decision.Skip skip:
                enrollment = enrollment with { DayZero = skip.DayZero };
                Add(skip.Step, skip.Slot, MessageState.Skipped);
                break;
            case Decision.Move move:
                enrollment = enrollment with { DayZero = move.DayZero ?? enrollment.DayZero };
                Change(move.MessageId, message => message with { LocalDay = move.Slot.LocalDay, DueAt = move.Slot.DueAt, ClosesAt = move.Slot.ClosesAt });
                Claim();
                break;
            case Decision.Expire expire:
                Change(expire.MessageId, message => message with { State = MessageState.Skipped });
                break;
            case Decision.Wait wait:
                Now = wait.Until <= Now ? throw new InvalidOperationException("A wait must move on.") : wait.Until;
                break;
        }
    }

    // The phone sends up to three hours later, unless the window closes or it is out for a day or two.
    private void Claim()
    {
        var message = ledger.Single(message => message.State == MessageState.Planned);
        if (chance.NextDouble() < outages)
        {
            outUntil = Now.AddHours(chance.Next(1, 40));
        }

        var from = new[] { message.DueAt, outUntil, Now }.Max();
        var at = from.AddMinutes(chance.Next(0, 180));
        if (at < message.ClosesAt)
        {
            Now = at;
            Change(message.Id, planned => planned with { State = chance.Next(4) == 0 ? MessageState.Uncertain : MessageState.Accepted, ClaimedAt = at });
        }
    }

    private void Add(Step step, Slot slot, MessageState state) => ledger.Add(new()
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

    private void Change(Guid id, Func<MessageFacts, MessageFacts> change)
    {
        var at = ledger.FindIndex(message => message.Id == id);
        ledger[at] = change(ledger[at]);
    }
}
