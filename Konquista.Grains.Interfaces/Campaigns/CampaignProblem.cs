using Konquista.Templates;

namespace Konquista.Campaigns;

/// <summary>One thing that is wrong with a draft, and where. Prints without what somebody wrote.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Field">The part of the editor that it belongs to.</param>
/// <param name="StepId">The step it belongs to; null when it is the campaign's own.</param>
/// <param name="Piece">The word or day that is wrong, if it is a single one.</param>
/// <param name="Text">What is wrong with the template's text, for <see cref="CampaignProblemKind.TemplateBroken"/>.</param>
[GenerateSerializer, Immutable, Alias("campaign-problem")]
public sealed record CampaignProblem(
    [property: Id(0)] CampaignProblemKind Kind,
    [property: Id(1)] CampaignField Field,
    [property: Id(2)] string? StepId = null,
    [property: Id(3)] string? Piece = null,
    [property: Id(4)] TemplateProblemKind? Text = null)
{
    /// <summary>Somebody should look at it, but it keeps nothing from being published.</summary>
    public bool IsWarning => Kind is CampaignProblemKind.NoOptOut or CampaignProblemKind.NoPhone or CampaignProblemKind.DayOverCap;

    public override string ToString() => $"{nameof(CampaignProblem)} {Kind} {Field}";
}

/// <summary>The parts of a campaign that can be wrong.</summary>
public enum CampaignField
{
    Name,
    Steps,
    Day,
    At,
    After,
    Template,
    Conditions,
    Entry,
    Window,
    PerDay,
    PerWeek,
    Phones,
}

/// <summary>What can be wrong with a campaign.</summary>
public enum CampaignProblemKind
{
    NameMissing,
    NameTooLong,
    NameTaken,
    NoSteps,
    TooManySteps,

    /// <summary>Two steps have one id, or a step has none.</summary>
    StepIdTaken,
    DayOutOfRange,

    /// <summary>It looks back at the step before, which by its day is another one than the list shows.</summary>
    DayOutOfOrder,

    /// <summary>Another step has that day, and it does not say that it may go on the same.</summary>
    DayTaken,
    DelayOutOfRange,

    /// <summary>On no day is that hour within the window.</summary>
    HourOutsideWindow,
    TemplateMissing,
    TemplateWithoutText,
    TemplateBroken,
    WindowNeverOpens,
    CapBelowOne,

    /// <summary>It names nothing that could hold.</summary>
    ConditionEmpty,

    /// <summary>No store, region, state or engagement has that name.</summary>
    ConditionUnknown,

    /// <summary>It speaks of the step before where there is none.</summary>
    NothingBefore,

    /// <summary>Warning: the first text does not say how to stop the messages.</summary>
    NoOptOut,

    /// <summary>Warning: no number of ours could send for it.</summary>
    NoPhone,

    /// <summary>Warning: more steps of one day than one person may get, so the rest goes later.</summary>
    DayOverCap,
}
