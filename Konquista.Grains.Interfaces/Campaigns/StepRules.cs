using Konquista.Calendars;
using Konquista.Templates;

namespace Konquista.Campaigns;

/// <summary>What can be wrong with one step by itself: its day, its hour, its text, its conditions.</summary>
internal static class StepRules
{
    private const int LastDay = 90;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(LastDay);

    public static IEnumerable<CampaignProblem> Of(Step step, SendingWindow window, CampaignSurroundings around) =>
        OfItsTime(step, window)
            .Concat(OfItsText(step.TemplateId, around))
            .Concat(ConditionRules.Of(step.Conditions, around))
            .Select(problem => problem with { StepId = step.Id });

    private static IEnumerable<CampaignProblem> OfItsTime(Step step, SendingWindow window)
    {
        if (step.Day is < 0 or > LastDay)
        {
            yield return new(CampaignProblemKind.DayOutOfRange, CampaignField.Day);
        }

        if (step.After < TimeSpan.Zero || step.After > LongestDelay)
        {
            yield return new(CampaignProblemKind.DelayOutOfRange, CampaignField.After);
        }

        if (step is { At: { } at, After: null } && window.EverOpens() && !window.Includes(at))
        {
            yield return new(CampaignProblemKind.HourOutsideWindow, CampaignField.At);
        }
    }

    private static IEnumerable<CampaignProblem> OfItsText(Guid template, CampaignSurroundings around)
    {
        if (!around.Templates.TryGetValue(template, out var texts))
        {
            yield return new(CampaignProblemKind.TemplateMissing, CampaignField.Template);
        }
        else if (texts.Count == 0)
        {
            yield return new(CampaignProblemKind.TemplateWithoutText, CampaignField.Template);
        }
        else if (texts.SelectMany(MessageText.Validate).FirstOrDefault() is { } problem)
        {
            yield return new(CampaignProblemKind.TemplateBroken, CampaignField.Template, Piece: problem.Piece, Text: problem.Kind);
        }
    }
}
