using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.TagRules;

namespace Konquista.Web.GraphQL.TagRules;

/// <summary>What may be asked about the rules for tags.</summary>
internal sealed class TagRuleQueries(TagRuleList list)
{
    [May(Permission.Campaigns)]
    [Description("The rules by which newcomers enter campaigns.")]
    public async Task<TagRuleBoard> TagRules(CancellationToken cancel)
    {
        var rules = await list.Read(cancel);
        var leads = await list.Leads(rules, cancel);
        return new(TagRuleRow.VersionOf(rules), [.. rules.Select(rule => new TagRule(rule, leads[rule.Id]))]);
    }
}
