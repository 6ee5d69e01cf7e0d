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
        var (before, after) = (theirs.Definition.Steps.ToLookup(step => step.Id), yours.Definition.Steps.ToLookup(step => step.Id));
        return Conflict.Of(
        [
            .. left.Keys.Select(label => new ConflictLine(label, left[label], right[label])),
            .. before.Select(steps => steps.Key).Union(after.Select(steps => steps.Key), StringComparer.Ordinal)
                .Select(id => Line(before[id].FirstOrDefault(), theirs, after[id].FirstOrDefault(), yours)),
        ]);
    }

    public string Window(SendingWindow window) => string.Join(" · ", Enumerable.Range(1, 7)
        .Select(day => (DayOfWeek)(day % 7))
        .Select(day => $"{DayName(day)} {(window.On(day) is { } hours ? $"{hours.Opens:HH:mm}–{hours.Closes:HH:mm}" : texts["Campaigns.Closed"].Value)}"));

    public string Conditions(IEnumerable<Condition> conditions) => string.Join("; ", conditions.Select(words.Condition));

    private static string DayName(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.');

    private Dictionary<string, string> Of(CampaignDraft draft)
    {
        var definition = draft.Definition;
        return new(StringComparer.Ordinal)
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
    }

    // A step keeps its id while its day is changed; people know it by its day.
    private ConflictLine Line(Step? theirs, CampaignDraft before, Step? yours, CampaignDraft after) => new(
        $"{texts["Campaigns.Step"].Value} · {texts["Campaigns.DayNo", (theirs ?? yours)!.Day].Value}",
        theirs is null ? "" : Of(theirs, before.Definition),
        yours is null ? "" : Of(yours, after.Definition));

    private string Of(Step step, CampaignVersion definition) => string.Join(" · ", new[]
    {
        texts["Campaigns.DayNo", step.Day].Value,
        words.Time(step, isFirst: step == definition.Steps.MinBy(other => other.Day)),
        parts.TemplateName(step.TemplateId),
        Conditions(step.Conditions),
        step.SameDay ? texts["Campaigns.SameDay"].Value : "",
    }.Where(piece => piece.Length > 0));
}
