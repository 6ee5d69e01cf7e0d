using System.ComponentModel.DataAnnotations;
using Konquista.Campaigns;

namespace Konquista.Web.Campaigns;

/// <summary>One condition as it is typed: what it looks at, is or is not, and words between commas.</summary>
public sealed class ConditionForm
{
    public Fact Fact { get; set; } = Fact.Tag;

    public bool Not { get; set; }

    [StringLength(1000)]
    public string? Words { get; set; }

    internal static ConditionForm Of(Condition condition, CampaignWords words) => new()
    {
        Fact = condition.Fact,
        Not = condition.Not,
        Words = string.Join(", ", condition.OneOf.Select(word => words.Show(condition.Fact, word))),
    };

    internal Condition ToCondition(CampaignWords words)
    {
        var typed = (Words ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(Fact, [.. typed.Select(word => words.Keep(Fact, word))], Not);
    }
}
