namespace Konquista.Campaigns;

/// <summary>Decides what keeps a definition from being published, and what only deserves a warning.</summary>
public static class CampaignRules
{
    public const int LongestName = 120;
    public const int MostSteps = 60;

    /// <summary>Null when a campaign may be called so.</summary>
    public static CampaignProblem? OfName(string name) =>
        string.IsNullOrWhiteSpace(name) ? new(CampaignProblemKind.NameMissing, CampaignField.Name)
        : name.Trim().Length > LongestName ? new(CampaignProblemKind.NameTooLong, CampaignField.Name)
        : null;

    /// <summary>All that is wrong, in the order of the editor; empty when it may be published and nobody needs to look.</summary>
    public static IReadOnlyList<CampaignProblem> Of(CampaignVersion definition, CampaignSurroundings around) =>
    [
        .. OfTheWhole(definition),
        .. new SequenceRules(definition).Problems(),
        .. definition.Steps.SelectMany(step => StepRules.Of(step, definition.Window, around)),
        .. ConditionRules.Of(definition.Entry, around).Select(problem => problem with { Field = CampaignField.Entry }),
        .. Warnings(definition, around),
    ];

    private static IEnumerable<CampaignProblem> OfTheWhole(CampaignVersion definition)
    {
        if (!definition.Window.EverOpens())
        {
            yield return new(CampaignProblemKind.WindowNeverOpens, CampaignField.Window);
        }

        if (definition.PerDay < 1)
        {
            yield return new(CampaignProblemKind.CapBelowOne, CampaignField.PerDay);
        }

        if (definition.PerWeek < 1)
        {
            yield return new(CampaignProblemKind.CapBelowOne, CampaignField.PerWeek);
        }

        if (definition.Entry.Any(condition => condition.Fact == Fact.Engagement))
        {
            yield return new(CampaignProblemKind.NothingBefore, CampaignField.Entry);
        }
    }

    private static IEnumerable<CampaignProblem> Warnings(CampaignVersion definition, CampaignSurroundings around)
    {
        if (definition.Steps.MinBy(step => step.Day) is { } first
            && around.Templates.GetValueOrDefault(first.TemplateId)?.All(WhatsApp.OptOut.IsOffered) is false)
        {
            yield return new(CampaignProblemKind.NoOptOut, CampaignField.Template, first.Id);
        }

        if (!around.HasPhone)
        {
            yield return new(CampaignProblemKind.NoPhone, CampaignField.Phones);
        }
    }
}
