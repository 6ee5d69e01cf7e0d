namespace Konquista.Web.TagRules;

/// <summary>What may be done to the list of rules; the rule for every lead stays the last, since none below it would ever be reached.</summary>
internal static class TagRuleOrder
{
    public static IReadOnlyList<TagRuleRow> With(this IReadOnlyList<TagRuleRow> rules, TagRuleRow rule)
    {
        var at = rules.ToList().FindIndex(known => known.Id == rule.Id);
        return Tidy(at < 0 ? [.. rules, rule] : [.. rules.Take(at), rule, .. rules.Skip(at + 1)]);
    }

    public static IReadOnlyList<TagRuleRow> Without(this IReadOnlyList<TagRuleRow> rules, Guid id) => [.. rules.Where(rule => rule.Id != id)];

    /// <summary>The same list where there is no further to go.</summary>
    public static IReadOnlyList<TagRuleRow> Moved(this IReadOnlyList<TagRuleRow> rules, Guid id, int places)
    {
        var order = rules.ToList();
        var at = order.FindIndex(rule => rule.Id == id);
        if (at < 0 || at + places < 0 || at + places >= order.Count)
        {
            return rules;
        }

        var rule = order[at];
        order.RemoveAt(at);
        order.Insert(at + places, rule);
        return Tidy(order);
    }

    private static IReadOnlyList<TagRuleRow> Tidy(IReadOnlyList<TagRuleRow> rules) => [.. rules.OrderBy(rule => rule.IsForEverybody)];
}
