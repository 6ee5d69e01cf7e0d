namespace Konquista.Leads.Entries;

/// <summary>Read from the top, the first rule whose word is among a person's tags, and whose source is theirs, names the campaign.</summary>
internal static class TagRules
{
    public const string Any = "*";

    public static Guid? Choose(IReadOnlyList<TagRule> rules, IReadOnlyList<string> tags, string source)
    {
        var known = tags.Select(PlainTag.Of).ToHashSet(StringComparer.Ordinal);
        return rules.OrderBy(rule => rule.Position)
            .FirstOrDefault(rule => (rule.Source is null || rule.Source == source) && (rule.Word.Trim() == Any || known.Contains(PlainTag.Of(rule.Word))))
            ?.CampaignId;
    }
}

/// <summary>One rule: who has the tag <paramref name="Word"/>, and comes by the source where one is named, goes into the campaign.</summary>
internal sealed record TagRule(int Position, string Word, Guid CampaignId, string? Source = null);
