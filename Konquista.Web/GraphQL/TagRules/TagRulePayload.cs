using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.TagRules;

/// <summary>The rules after a change, or why there was none.</summary>
[May]
[Description("The rules after a change, or why there was none.")]
internal sealed record TagRulePayload(
    [property: Description("The rules as they are now.")] TagRuleBoard TagRules,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
