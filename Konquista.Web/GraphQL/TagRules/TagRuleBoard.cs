using System.ComponentModel;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.TagRules;

/// <summary>All rules in their order, of which the first that fits decides.</summary>
[May(Permission.Campaigns)]
[Description("All rules in their order; the first that fits decides.")]
internal sealed record TagRuleBoard(
    [property: Description("Another as soon as a rule or the order changes; give it with what changes a rule.")] string Version,
    [property: Description("The rules, the first first.")] IReadOnlyList<TagRule> Rules);
