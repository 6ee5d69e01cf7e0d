using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Konquista.Campaigns;

namespace Konquista.Web.Campaigns;

/// <summary>One step as it is typed: its day, its hour or the hours after the step before, its template and conditions.</summary>
public sealed class StepForm
{
    /// <summary>Stays with the step for ever: it is part of the identity of its messages.</summary>
    [StringLength(60)]
    public string Id { get; set; } = "";

    public int Day { get; set; }

    [RegularExpression(DayForm.Time, MatchTimeoutInMilliseconds = 1000)]
    public string? At { get; set; }

    /// <summary>Hours, perhaps with a fraction.</summary>
    [RegularExpression("^[0-9]{1,4}([.,][0-9]{1,4})?$", MatchTimeoutInMilliseconds = 1000)]
    public string? After { get; set; }

    public Guid? TemplateId { get; set; }

    public bool SameDay { get; set; }

    public IList<ConditionForm> Conditions { get; set; } = [];

    public static StepForm New(int day) => new() { Id = "s" + Guid.CreateVersion7().ToString("N")[^10..], Day = day };

    internal static StepForm Of(Step step, CampaignWords words) => new()
    {
        Id = step.Id,
        Day = step.Day,
        At = step.At is { } at ? DayForm.Write(at) : null,
        After = step.After?.TotalHours.ToString("0.####", CultureInfo.InvariantCulture),
        TemplateId = step.TemplateId == Guid.Empty ? null : step.TemplateId,
        SameDay = step.SameDay,
        Conditions = [.. step.Conditions.Select(condition => ConditionForm.Of(condition, words))],
    };

    internal Step ToStep(CampaignWords words) => new()
    {
        Id = Id ?? "",
        Day = Day,
        At = DayForm.Read(At),
        After = Delay(),
        TemplateId = TemplateId ?? Guid.Empty,
        SameDay = SameDay,
        Conditions = [.. Conditions.Select(condition => condition.ToCondition(words))],
    };

    private TimeSpan? Delay() =>
        double.TryParse(After?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
            ? TimeSpan.FromMinutes(Math.Round(hours * 60))
            : null;
}
