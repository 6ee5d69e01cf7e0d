using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Steps;
using Konquista.Messages;
using Konquista.Postgres;
using Npgsql;
using Orleans.Concurrency;

namespace Konquista.Leads;

/// <summary>Asks the planner about a lead without carrying anything out.</summary>
[StatelessWorker]
internal sealed class NextMessageGrain(NpgsqlDataSource db, LeadReader leads, LeadSteps steps, MessagePreview preview) : Grain, INextMessage
{
    [StringSyntax("sql")]
    private const string SelectNames = "select id, name from campaigns where id = any ($1)";

    public async Task<IReadOnlyList<NextMessage>> Of(Guid leadId)
    {
        if (await leads.Find(leadId) is not { Enrollments.Count: > 0 } lead)
        {
            return [];
        }

        var names = await Names([.. lead.Enrollments.Select(enrollment => enrollment.CampaignId)]);
        var answers = new List<NextMessage>();
        foreach (var enrollment in lead.Enrollments)
        {
            var (decision, _) = await steps.Decide(lead, enrollment);
            var answer = Answer(lead, enrollment, decision, names.GetValueOrDefault(enrollment.CampaignId, ""));
            answers.Add(StepOf(decision) is { } step ? answer with { Text = await preview.Of(leadId, enrollment.Id, step.Id, step.TemplateId) } : answer);
        }

        return answers;
    }

    private static NextMessage Answer(LeadFacts lead, EnrollmentFacts enrollment, Decision decision, string campaign) => decision switch
    {
        Decision.Send send => new(enrollment.Id, campaign, "send", null, send.Step.Id, send.Slot.DueAt, null),
        Decision.Move move => new(enrollment.Id, campaign, "wait", Reason.OutsideWindow, Step(lead, move.MessageId), move.Slot.DueAt, null),
        Decision.Expire expire => new(enrollment.Id, campaign, "skip", Reason.Expired, Step(lead, expire.MessageId), null, null),
        Decision.Skip skip => new(enrollment.Id, campaign, "skip", skip.Reason, skip.Step.Id, null, null),
        Decision.Wait wait => new(enrollment.Id, campaign, "wait", wait.Reason, wait.Step?.Id, wait.Until, null),
        Decision.Hold hold => new(enrollment.Id, campaign, "hold", hold.Reason, null, hold.Until, null),
        Decision.Stop stop => new(enrollment.Id, campaign, "stop", stop.Reason, null, null, null),
        _ => new(enrollment.Id, campaign, "finish", Reason.Finished, null, null, null),
    };

    private static Campaigns.Step? StepOf(Decision decision) => decision switch
    {
        Decision.Send send => send.Step,
        Decision.Wait wait => wait.Step,
        _ => null,
    };

    private static string? Step(LeadFacts lead, Guid messageId) => lead.Messages.FirstOrDefault(message => message.Id == messageId)?.Step;

    private async Task<Dictionary<Guid, string>> Names(Guid[] ids)
    {
        await using var command = db.Command(SelectNames, ids);
        await using var rows = await command.ExecuteReaderAsync();
        var names = new Dictionary<Guid, string>();
        while (await rows.ReadAsync())
        {
            names[rows.GetGuid(0)] = rows.GetString(1);
        }

        return names;
    }
}
