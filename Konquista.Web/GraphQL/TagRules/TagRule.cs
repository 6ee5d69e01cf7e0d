using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.TagRules;

namespace Konquista.Web.GraphQL.TagRules;

/// <summary>One rule of the list, as the schema shows it.</summary>
[May(Permission.Campaigns)]
[Description("Which campaign whoever comes with a tag enters.")]
internal sealed class TagRule(TagRuleRow rule, long leads)
{
    [Description("Never changes.")]
    public Guid Id => rule.Id;

    [Description("The tag, in capitals; * for any tag, and for none.")]
    public string Tag => rule.Word;

    [Description("How they must have come; null for every way.")]
    public Source? Source => rule.Source is { } source ? Word.Of<Source>(source) : null;

    [Description("How many leads carry the tag now.")]
    public long Leads => leads;

    [Description("The campaign that they enter.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] CampaignBatches batches) => batches.ById.Load(rule.CampaignId);
}
