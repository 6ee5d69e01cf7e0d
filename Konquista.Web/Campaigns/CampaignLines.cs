using System.Globalization;
using Konquista.Calendars;
using Konquista.Campaigns;
using Konquista.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Campaigns;

/// <summary>A draft as lines of label and words, so that two of them can be held against each other field by field and step by step.</summary>
internal sealed class CampaignLines(CampaignParts parts, CampaignWords words, IStringLocalizer<Texts> texts)
{
    public Conflict Against(CampaignDraft theirs, CampaignDraft yours)
    {
        var (left, right) = (Of(theirs), Of(yours));
        var labels = left.Keys.Union(right.Keys, StringComparer.Ordinal);
        return Conflict.Of([.. labels.Select(label => new ConflictLine(label, left.GetValueOrDefault(label, ""), right.GetValueOrDefault(label, "")))]);
    }

    public string Window(SendingWindow window) => string.Join(" · ", Enumerable.Range(1, 7)
        .Select(day => (DayOfWeek)(day % 7))
        .Select(day => $"{DayName(day)} {(window.On(day) is { } hours ? $"{hours.Opens:HH:mm}–{hours.Closes:HH:mm}" : texts["Campaigns.Closed"].Value)}"));

    public string Conditions(IEnumerable<Condition> conditions) => string.Join("; ", conditions.Select(words.Condition));

    private static string DayName(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.');

    private Dictionary<string, string> Of(CampaignDraft draft)
    {
        var definition = draft.Definition;
        var lines = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [texts["Campaigns.Name"]] = draft.Name,
            [texts["Campaigns.Note"]] = draft.Note,
            [texts["Campaigns.Priority"]] = draft.Priority.ToString(CultureInfo.CurrentCulture),
            [texts["Campaigns.Phones"]] = parts.PhoneNames(draft.Phones),
            [texts["Campaigns.Window"]] = Window(definition.Window),
            [texts["Campaigns.Holidays"]] = texts[definition.Holidays ? "Campaigns.Yes" : "Campaigns.No"],
            [texts["Campaigns.PerDay"]] = definition.PerDay.ToString(CultureInfo.CurrentCulture),
            [texts["Campaigns.PerWeek"]] = definition.PerWeek.ToString(CultureInfo.CurrentCulture),
            [texts["Campaigns.Entry"]] = Conditions(definition.Entry),
        };
        foreach (var step in definition.Steps)
        {
            lines[$"{texts["Campaigns.Step"].Value} {step.Id}"] = Of(step);
        }

        return lines;
    }

    private string Of(Step step) => string.Join(" · ", new[]
    {
        texts["Campaigns.DayNo", step.Day].Value,
        words.Time(step),
        parts.TemplateName(step.TemplateId),
        Conditions(step.Conditions),
        step.SameDay ? texts["Campaigns.SameDay"].Value : "",
    }.Where(piece => piece.Length > 0));
}
