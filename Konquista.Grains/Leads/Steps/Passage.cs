using Konquista.Campaigns;
using Konquista.Messages;

namespace Konquista.Leads.Steps;

/// <summary>One enrollment on its way through its version: which steps are behind, which comes next, what became of each.</summary>
internal sealed class Passage(LeadFacts lead, EnrollmentFacts enrollment, CampaignVersion version)
{
    public LeadFacts Lead => lead;

    public EnrollmentFacts Enrollment => enrollment;

    public CampaignVersion Version => version;

    public IReadOnlyList<Step> Steps { get; } = [.. version.Steps.OrderBy(step => step.Day)];

    public IReadOnlyList<MessageFacts> Messages { get; } =
        [.. lead.Messages.Where(message => message.EnrollmentId == enrollment.Id)];

    public Step? Next => Steps.FirstOrDefault(step => !IsBehind(step));

    /// <summary>The message that must be settled before the next step; the one whose time ends first.</summary>
    public MessageFacts? OnItsWay =>
        Messages.Where(message => message.IsOnItsWay)
            .MinBy(message => message.State == MessageState.Planned ? message.ClosesAt : DateTimeOffset.MaxValue);

    /// <summary>True while nothing of this enrollment was ever planned.</summary>
    public bool IsAtItsStart => enrollment.DayZero is null && Messages.Count == 0;

    public Step? Find(string? id) => Steps.FirstOrDefault(step => step.Id == id);

    public Step? After(Step step) =>
        Steps.FirstOrDefault(other => other.Id != step.Id && !IsBehind(other));

    /// <summary>What became of the step before; null when there is none.</summary>
    public MessageFacts? Before(Step step) =>
        StepsBefore(step).Select(OfStep).FirstOrDefault(message => message is not null);

    /// <summary>What became of the nearest step before that was really tried.</summary>
    public MessageFacts? TriedBefore(Step step) =>
        StepsBefore(step).Select(OfStep).FirstOrDefault(message => message is { WasTried: true });

    private IEnumerable<Step> StepsBefore(Step step) =>
        Steps.TakeWhile(other => other.Id != step.Id).Reverse();

    // A repeat that a person asked for is a second row of the same step: the later one speaks.
    private MessageFacts? OfStep(Step step) =>
        Messages.Where(message => message.Step == step.Id).MaxBy(message => message.DueAt);

    private bool IsBehind(Step step) => Messages.Any(message => message.Step == step.Id);
}
