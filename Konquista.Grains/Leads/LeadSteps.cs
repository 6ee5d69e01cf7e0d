using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;
using Konquista.Phones;
using Konquista.Templates;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Carries out what the planner decides for a lead until nothing is left to do now, and says when to look again.</summary>
internal sealed class LeadSteps(
    NpgsqlDataSource db,
    LeadReader leads,
    LeadLedger ledger,
    CampaignVersions versions,
    PhoneRoster roster,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock)
{
    /// <summary>More rounds than steps fit into one look; only a contradiction in the facts could use them up.</summary>
    private const int Rounds = 64;

    private static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    /// <summary>Null when there is no such lead.</summary>
    public async Task<Outlook?> Advance(Guid leadId)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (await leads.Find(leadId) is not { } lead)
            {
                return null;
            }

            var outlook = new Outlook();
            var changed = false;
            foreach (var enrollment in lead.Enrollments.OrderBy(enrollment => enrollment.Priority).ThenBy(enrollment => enrollment.EnteredAt))
            {
                var (decision, phoneId) = await Decide(lead, enrollment);
                changed = await Carry(lead, enrollment, decision, phoneId, outlook);
                if (changed)
                {
                    break;
                }
            }

            if (!changed || (outlook.HasPlanned && lead.Enrollments.Count == 1))
            {
                return outlook;
            }
        }

        throw new InvalidOperationException($"Lead {leadId:N} never comes to rest.");
    }

    /// <summary>The planner's answer for one enrollment now, and the number that would send.</summary>
    public async Task<(Decision Decision, Guid? PhoneId)> Decide(LeadFacts lead, EnrollmentFacts enrollment)
    {
        var version = await versions.Get(enrollment.VersionId);
        var (phoneId, paused) = await roster.Choose(lead.Id, lead.PhoneId, lead.StoreId, enrollment.CampaignId);
        var standing = phoneId is null ? PhoneStanding.None : paused ? PhoneStanding.Paused : PhoneStanding.Ready;
        return (Planner.Next(lead, enrollment, version, standing, clock.GetUtcNow()), phoneId);
    }

    private async Task<bool> Carry(LeadFacts lead, EnrollmentFacts enrollment, Decision decision, Guid? phoneId, Outlook outlook)
    {
        switch (decision)
        {
            case Decision.Send send:
                return await Send(lead, enrollment, send, phoneId, outlook);
            case Decision.Skip skip:
                await Write(lead, enrollment, skip.Step, skip.Slot, skip.DayZero, null, phoneId, skip.Reason);
                return true;
            case Decision.Move move:
                await ledger.Move(lead.Messages.Single(m => m.Id == move.MessageId), move.Slot, move.DayZero);
                return true;
            case Decision.Expire expire:
                await ledger.Expire(lead.Messages.Single(m => m.Id == expire.MessageId));
                return true;
            case Decision.Finish:
                return await End(lead, enrollment, "finished", Reason.Finished);
            case Decision.Stop stop:
                return await End(lead, enrollment, "stopped", stop.Reason);
            case Decision.Hold hold:
                await Hold(enrollment, hold, outlook);
                return false;
            case Decision.Wait wait:
                await Wait(lead, enrollment, wait, outlook);
                return false;
            default:
                throw new InvalidOperationException($"Unknown decision {decision.GetType().Name}.");
        }
    }

    private async Task<bool> Send(LeadFacts lead, EnrollmentFacts enrollment, Decision.Send send, Guid? phoneId, Outlook outlook)
    {
        if (await Write(lead, enrollment, send.Step, send.Slot, send.DayZero, send.Next, phoneId, null))
        {
            outlook.Poke = phoneId;
            outlook.AfterCompletion(enrollment.Id, send.Next?.At);
        }

        return true;
    }

    private async Task<bool> End(LeadFacts lead, EnrollmentFacts enrollment, string state, string reason)
    {
        await new LeadChange(lead.Id, lead.Version).End(state, reason, enrollment.Id).Commit(db);
        return true;
    }

    // Other campaigns of the same person look at what is written here; alone, a lead needs no row for waiting.
    private async Task Wait(LeadFacts lead, EnrollmentFacts enrollment, Decision.Wait wait, Outlook outlook)
    {
        if (enrollment.Hold is not null || (lead.Enrollments.Count > 1 && enrollment.NextAt != wait.Until))
        {
            await ledger.Wait(enrollment.Id, wait.Until);
        }

        // A poke, or the phone's answer, may have died with a silo: as long as the message waits for its phone, both are looked after.
        var waits = lead.Messages.Any(message => message.EnrollmentId == enrollment.Id && message.State == MessageState.Planned);
        outlook.Poke ??= waits ? lead.PhoneId : null;
        outlook.LookAt(waits ? Soon(wait.Until) : wait.Until);
    }

    private async Task Hold(EnrollmentFacts enrollment, Decision.Hold hold, Outlook outlook)
    {
        if (enrollment.Hold != hold.Reason)
        {
            await ledger.Hold(enrollment.Id, hold.Reason);
        }

        outlook.LookAt(Soon(hold.Until));
    }

    private DateTimeOffset Soon(DateTimeOffset? at)
    {
        var latest = clock.GetUtcNow() + Retry;
        return at < latest ? at.Value : latest;
    }

    private async Task<bool> Write(
        LeadFacts lead, EnrollmentFacts enrollment, Step step, Slot slot, DateOnly dayZero, Upcoming? next, Guid? phoneId, string? skipped)
    {
        var isFirst = !lead.Messages.Any(message => message.EnrollmentId == enrollment.Id);
        var written = await ledger.Write(new()
        {
            LeadId = lead.Id,
            LeadVersion = lead.Version,
            EnrollmentId = enrollment.Id,
            CampaignId = enrollment.CampaignId,
            MessageId = TemplateText.MessageOf(enrollment.Id, step.Id),
            Month = enrollment.Month,
            Step = step.Id,
            TemplateId = step.TemplateId,
            PhoneId = phoneId,
            State = Words.Of(skipped is null ? MessageState.Planned : MessageState.Skipped),
            Reason = skipped,
            Priority = isFirst ? 1 : 5,
            LocalDay = slot.LocalDay,
            DueAt = slot.DueAt,
            ClosesAt = slot.ClosesAt,
            ExpiresAt = slot.ExpiresAt,
            DayZero = dayZero,
            NextStep = next?.Step.Id,
            NextAt = next?.At,
        });
        return written is not null;
    }
}
