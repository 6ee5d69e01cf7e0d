namespace Konquista.Campaigns;

/// <summary>What can be wrong between the steps of a definition: their ids, their order, and who shares a day.</summary>
internal sealed class SequenceRules(CampaignVersion definition)
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    // As the planner takes them: by day, and as listed within one.
    private readonly List<Step> _inOrder = [.. definition.Steps.OrderBy(step => step.Day)];

    public IEnumerable<CampaignProblem> Problems() => [.. OfTheirNumber(), .. OfTheirIds(), .. OfTheirOrder(), .. OfTheirDays()];

    private IEnumerable<CampaignProblem> OfTheirNumber() => definition.Steps.Count switch
    {
        0 => [new(CampaignProblemKind.NoSteps, CampaignField.Steps)],
        > CampaignRules.MostSteps => [new(CampaignProblemKind.TooManySteps, CampaignField.Steps)],
        _ => [],
    };

    private IEnumerable<CampaignProblem> OfTheirIds() =>
        definition.Steps.GroupBy(step => step.Id)
            .Where(steps => steps.Count() > 1 || string.IsNullOrWhiteSpace(steps.Key))
            .Select(steps => new CampaignProblem(CampaignProblemKind.StepIdTaken, CampaignField.Steps, steps.Key));

    private IEnumerable<CampaignProblem> OfTheirOrder()
    {
        foreach (var (listed, step) in definition.Steps.Index().Where(step => LooksBack(step.Item)))
        {
            var place = _inOrder.IndexOf(step);
            if (place == 0 && step.Conditions.Any(condition => condition.Fact == Fact.Engagement))
            {
                yield return new(CampaignProblemKind.NothingBefore, CampaignField.Conditions, step.Id);
            }

            if (Before(definition.Steps, listed) != Before(_inOrder, place))
            {
                yield return new(CampaignProblemKind.DayOutOfOrder, CampaignField.Day, step.Id);
            }
        }
    }

    private IEnumerable<CampaignProblem> OfTheirDays()
    {
        foreach (var day in _inOrder.Where(step => !WaitsForAnotherDay(step)).GroupBy(step => step.Day))
        {
            foreach (var step in day.Skip(1).Where(step => !step.SameDay))
            {
                yield return new(CampaignProblemKind.DayTaken, CampaignField.Day, step.Id);
            }

            foreach (var step in day.Skip(Math.Max(1, definition.PerDay)).Where(step => step.SameDay))
            {
                yield return new(CampaignProblemKind.DayOverCap, CampaignField.PerDay, step.Id);
            }
        }
    }

    private static bool LooksBack(Step step) => step.After is not null || step.Conditions.Any(condition => condition.Fact == Fact.Engagement);

    private static bool WaitsForAnotherDay(Step step) => step.After >= OneDay;

    private static Step? Before(IReadOnlyList<Step> steps, int place) => place > 0 ? steps[place - 1] : null;
}
