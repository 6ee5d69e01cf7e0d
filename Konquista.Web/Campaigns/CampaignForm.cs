using System.ComponentModel.DataAnnotations;
using Konquista.Calendars;
using Konquista.Campaigns;

namespace Konquista.Web.Campaigns;

/// <summary>A campaign as it is typed in the editor; it need not be complete to be saved.</summary>
public sealed class CampaignForm
{
    [Required, StringLength(CampaignRules.LongestName)]
    public string Name { get; set; } = "";

    [StringLength(2000)]
    public string? Note { get; set; }

    [Range(1, 9999)]
    public int Priority { get; set; } = 100;

    public IList<Guid> Phones { get; set; } = [];

    /// <summary>Monday first.</summary>
    public IList<DayForm> Days { get; set; } = [];

    public bool Holidays { get; set; }

    [Range(0, 20)]
    public int PerDay { get; set; } = 1;

    [Range(0, 100)]
    public int PerWeek { get; set; } = 7;

    public IList<ConditionForm> Entry { get; set; } = [];

    public IList<StepForm> Steps { get; set; } = [];

    /// <summary>The one that the editor loaded; 0 for a campaign that is new.</summary>
    public int Version { get; set; }

    internal static CampaignForm Of(CampaignDetails campaign, CampaignWords words)
    {
        var definition = campaign.Definition;
        return new()
        {
            Name = campaign.Name,
            Note = campaign.Note,
            Priority = campaign.Priority,
            Phones = [.. campaign.Phones],
            Days = [.. Enumerable.Range(1, 7).Select(day => DayForm.Of(definition.Window.On((DayOfWeek)(day % 7))))],
            Holidays = definition.Holidays,
            PerDay = definition.PerDay,
            PerWeek = definition.PerWeek,
            Entry = [.. definition.Entry.Select(condition => ConditionForm.Of(condition, words))],
            Steps = [.. definition.Steps.OrderBy(step => step.Day).Select(step => StepForm.Of(step, words))],
            Version = campaign.Version,
        };
    }

    internal CampaignDraft ToDraft(CampaignWords words) => new()
    {
        Name = Name.Trim(),
        Note = Note?.Trim().ReplaceLineEndings("\n") ?? "",
        Priority = Priority,
        Phones = [.. Phones],
        Definition = ToDefinition(words),
    };

    internal CampaignVersion ToDefinition(CampaignWords words) => new()
    {
        Steps = [.. Steps.OrderBy(step => step.Day).Select(step => step.ToStep(words))],
        Window = Days.Select(day => day.Hours()).ToList() is [var mo, var tu, var we, var th, var fr, var sa, var su]
            ? new(mo, tu, we, th, fr, sa, su)
            : SendingWindow.Default,
        Holidays = Holidays,
        PerDay = PerDay,
        PerWeek = PerWeek,
        Entry = [.. Entry.Select(condition => condition.ToCondition(words))],
    };
}
