using Konquista.Leads;
using Konquista.Phones;

namespace Konquista.Campaigns;

/// <summary>What can be wrong with conditions: that they name nothing, or something that no lead could ever be of.</summary>
internal static class ConditionRules
{
    private static readonly HashSet<string> Regions = Plain(Phones.Regions.All);
    private static readonly HashSet<string> States = Plain(AreaCode.All.Select(area => area.State));
    private static readonly HashSet<string> Engagements = Plain(Engagement.All);

    public static IEnumerable<CampaignProblem> Of(IReadOnlyList<Condition> conditions, CampaignSurroundings around) =>
        conditions.SelectMany(condition => Of(condition, around));

    private static IEnumerable<CampaignProblem> Of(Condition condition, CampaignSurroundings around)
    {
        if (!condition.OneOf.Any(word => PlainTag.Of(word).Length > 0))
        {
            return [new(CampaignProblemKind.ConditionEmpty, CampaignField.Conditions)];
        }

        return Known(condition.Fact, around) is { } known
            ? condition.OneOf.Where(word => !known.Contains(PlainTag.Of(word)))
                .Select(word => new CampaignProblem(CampaignProblemKind.ConditionUnknown, CampaignField.Conditions, Piece: word))
            : [];
    }

    // Sources and tags are what leads bring along: any word may come.
    private static HashSet<string>? Known(Fact fact, CampaignSurroundings around) => fact switch
    {
        Fact.Region => Regions,
        Fact.State => States,
        Fact.Store => Plain(around.Stores),
        Fact.Engagement => Engagements,
        _ => null,
    };

    private static HashSet<string> Plain(IEnumerable<string> words) => words.Select(PlainTag.Of).ToHashSet(StringComparer.Ordinal);
}
