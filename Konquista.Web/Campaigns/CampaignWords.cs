using System.Globalization;
using Konquista.Campaigns;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Campaigns;

/// <summary>Says in the reader's language what is wrong with a campaign, what was refused, and what a condition asks.</summary>
internal sealed class CampaignWords(IStringLocalizer<Texts> texts)
{
    public string State(string state) => texts[$"CampaignState.{state}"];

    public string Problem(CampaignProblem problem) => problem.Kind == CampaignProblemKind.TemplateBroken && problem.Text is { } text
        ? texts["Campaigns.TextBroken", texts[$"TextProblem.{text}"].Value, problem.Piece ?? ""]
        : texts[$"CampaignProblem.{problem.Kind}", problem.Piece ?? ""];

    public string Refusal(ChangeRefusal refusal) => texts[$"CampaignRefusal.{refusal}"];

    public string Removal(CampaignRemoval removal) => texts[$"CampaignRemoval.{removal}"];

    public string Fact(Fact fact) => texts[$"ConditionFact.{fact}"];

    public string Condition(Condition condition) => texts[
        condition.Not ? "Campaigns.ConditionNot" : "Campaigns.ConditionIs",
        Fact(condition.Fact),
        string.Join(", ", condition.OneOf.Select(word => Show(condition.Fact, word)))];

    /// <summary>A stored word as people read it; only engagement is stored in words of ours.</summary>
    public string Show(Fact fact, string word) =>
        fact == Konquista.Campaigns.Fact.Engagement && Engagement.All.Contains(word) ? texts[$"Engagement.{word}"] : word;

    /// <summary>What was typed as it is stored.</summary>
    public string Keep(Fact fact, string typed) => fact == Konquista.Campaigns.Fact.Engagement
        ? Engagement.All.FirstOrDefault(word => string.Equals(texts[$"Engagement.{word}"], typed, StringComparison.OrdinalIgnoreCase)) ?? typed
        : typed;

    /// <summary>When a step goes on its day. The first waits for no usual hour: it goes as soon as it may.</summary>
    public string Time(Step step, bool isFirst) => isFirst ? FirstTime(step)
        : step.After is { } after ? texts["Campaigns.HoursAfter", Hours(after)]
        : step.At is { } at ? DayForm.Write(at)
        : texts["Campaigns.UsualHour"];

    private string FirstTime(Step step) => step switch
    {
        { After: null, At: { } at } => texts["Campaigns.FirstAt", DayForm.Write(at)],
        { Day: > 0 } => texts["Campaigns.OnOpening"],
        { After: { } after } => texts["Campaigns.HoursAfterEntry", Hours(after)],
        _ => texts["Campaigns.OnEntry"],
    };

    private static string Hours(TimeSpan span) => span.TotalHours.ToString("0.##", CultureInfo.CurrentCulture);
}
