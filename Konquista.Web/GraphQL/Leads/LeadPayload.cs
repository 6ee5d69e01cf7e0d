using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>A lead after a change, or why there was none.</summary>
[May]
[Description("A lead after a change, or why there was none.")]
internal sealed record LeadPayload(
    [property: Description("The lead as they are now.")] Lead? Lead,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
