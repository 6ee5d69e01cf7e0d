namespace Konquista.Web.TagRules;

/// <summary>One line of the list with where it may go from here.</summary>
internal sealed record TagRuleLine(IReadOnlyList<TagRuleRow> Rules, int Index, long Leads, string Seen)
{
    public TagRuleRow Rule => Rules[Index];

    public bool MayGoUp => Index > 0 && !Rule.IsForEverybody;

    public bool MayGoDown => Index + 1 < Rules.Count && !Rules[Index + 1].IsForEverybody;
}
